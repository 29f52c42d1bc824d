package dev.hawser.faults.crash;

import java.time.Duration;

/**
 * How a run came to go on. What takes over was started beforehand and waited, so that its start is
 * measured apart; together they are what a start after the kill would have taken at most.
 *
 * @param start from the start of the process that takes over until it asked for work; zero when
 *     nobody had to
 * @param pause from the kill until the next activity was handed out, or the run had ended
 */
record Recovery(Duration start, Duration pause) {
  Duration whole() {
    return start.plus(pause);
  }
}
