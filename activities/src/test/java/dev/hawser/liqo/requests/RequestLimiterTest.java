package dev.hawser.liqo.requests;

import static dev.hawser.liqo.requests.RequestPriority.LOOK;
import static dev.hawser.liqo.requests.RequestPriority.START;
import static dev.hawser.liqo.requests.RequestPriority.STEP;
import static dev.hawser.liqo.requests.RequestPriority.UNDO;
import static dev.hawser.liqo.requests.RequestPriority.UNDO_WAIT;
import static dev.hawser.liqo.requests.RequestPriority.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten requests a second, twenty at once, five of them not for waits. */
final class RequestLimiterTest {
  private static final RequestRate RATE = new RequestRate(10, 20, 5);
  private static final Duration TENTH = Duration.ofMillis(100);

  private final FakeTimer timer = new FakeTimer();
  private final RequestLimiter limiter = new RequestLimiter(RATE, timer);
  private final List<String> order = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();

  private record Named(String name, Turn turn) {}

  @Test
  void shouldGrantABurstAtOnceAndThenTheRate() {
    // given
    var turns = requests(100, STEP, "rome");

    // when
    long atOnce = granted(turns);
    timer.advance(Duration.ofSeconds(1));
    long afterASecond = granted(turns);
    timer.advance(Duration.ofSeconds(6));

    // then
    assertThat(atOnce).isEqualTo(20);
    assertThat(afterASecond).isEqualTo(30);
    assertThat(granted(turns)).isEqualTo(90);
  }

  @Test
  void shouldEarnABurstAgainButNoMore() {
    // given
    requests(20, STEP, "rome");
    timer.advance(Duration.ofHours(1));

    // when
    var turns = requests(100, STEP, "rome");

    // then
    assertThat(granted(turns)).isEqualTo(20);
  }

  @Test
  void shouldKeepAReserveFromWaits() {
    // given
    var waits = requests(100, WAIT, "rome");
    long atOnce = granted(waits);

    // when
    var steps = requests(100, STEP, "milan");

    // then
    assertThat(atOnce).isBetween(15L, 16L);
    assertThat(granted(waits) + granted(steps)).isEqualTo(20);
    assertThat(granted(steps)).isGreaterThan(2);
  }

  @Test
  void shouldGrantWaitsTheWholeRateWhenNothingElseAsks() {
    // given
    var waits = requests(100, WAIT, "rome");

    // when
    timer.advance(Duration.ofSeconds(5));

    // then
    assertThat(granted(waits)).isBetween(64L, 67L);
  }

  @Test
  void shouldGrantTheUrgentFirst() {
    // given
    empty();
    for (var priority : List.of(WAIT, START, STEP, LOOK, UNDO)) {
      IntStream.range(0, 3).forEach(i -> ask(priority.name(), priority, "rome"));
    }

    // when
    passTenths(3);

    // then
    assertThat(order).containsExactly("UNDO", "UNDO", "UNDO");
  }

  @Test
  void shouldFinishUndosBeforeItLetsRunsBegin() {
    // given
    empty();
    for (var priority : List.of(WAIT, START, UNDO_WAIT, STEP)) {
      ask(priority.name(), priority, "rome");
    }

    // when
    passTenths(3);

    // then
    assertThat(order).containsExactly("STEP", "UNDO_WAIT", "START");
  }

  @Test
  void shouldNotLetAnyRequestWaitForEver() {
    // given
    empty();
    ask("wait", WAIT, "rome");
    IntStream.range(0, 100).forEach(i -> ask("undo", UNDO, "milan"));

    // when
    passTenths(4);

    // then
    assertThat(order).containsExactly("undo", "undo", "undo", "wait");
  }

  @Test
  void shouldLetPeersTakeTurns() {
    // given
    empty();
    IntStream.range(0, 5).forEach(i -> ask("rome", STEP, "rome"));
    ask("milan", STEP, "milan");
    ask("turin", STEP, "turin");

    // when
    passTenths(100);

    // then
    assertThat(order.subList(0, 3)).containsExactly("rome", "milan", "turin");
    assertThat(order).hasSize(7);
  }

  @Test
  void shouldFinishWhatHasBegunBeforeItBeginsMore() {
    // given
    empty();
    var rome = new RequestUnit("rome");
    var milan = new RequestUnit("milan");
    for (var unit : List.of(rome, milan, rome, milan)) {
      named.add(new Named(unit.peer(), limiter.queue(START, unit)));
    }
    passTenths(1);
    named.add(new Named("rome", limiter.queue(START, rome)));

    // when
    passTenths(100);

    // then
    assertThat(order).containsExactly("rome", "rome", "rome", "milan", "milan");
  }

  @Test
  void shouldNotCountAWithdrawnRequest() {
    // given
    empty();
    var withdrawn = limiter.queue(STEP, new RequestUnit("rome"));
    var next = limiter.queue(STEP, new RequestUnit("milan"));

    // when
    limiter.withdraw(withdrawn);
    timer.advance(TENTH);

    // then
    assertThat(withdrawn.isGranted()).isFalse();
    assertThat(next.isGranted()).isTrue();
  }

  private void empty() {
    requests(20, STEP, "before");
  }

  private List<Turn> requests(int number, RequestPriority priority, String peer) {
    return IntStream.range(0, number)
        .mapToObj(i -> limiter.queue(priority, new RequestUnit(peer)))
        .toList();
  }

  private void ask(String name, RequestPriority priority, String peer) {
    named.add(new Named(name, limiter.queue(priority, new RequestUnit(peer))));
  }

  /** In a tenth of a second one request is granted at most. */
  private void passTenths(int number) {
    for (int i = 0; i < number; i++) {
      timer.advance(TENTH);
      named.stream().filter(one -> one.turn().isGranted()).forEach(one -> order.add(one.name()));
      named.removeIf(one -> one.turn().isGranted());
    }
  }

  private static long granted(List<Turn> turns) {
    return turns.stream().filter(Turn::isGranted).count();
  }
}
