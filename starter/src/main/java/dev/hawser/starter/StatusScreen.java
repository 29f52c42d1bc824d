package dev.hawser.starter;

import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one look shows.
 *
 * @param text as it is printed, in the requested format
 * @param shorter less of it, for screens on which it does not fit: ever shorter
 * @param facts what is compared with the next look, by what it is about
 * @param verdict null for a list
 * @param code how the command ends when it looks once
 */
record StatusScreen(
    String text,
    List<String> shorter,
    Map<String, String> facts,
    @Nullable Verdict verdict,
    ExitCode code) {
  StatusScreen {
    shorter = List.copyOf(shorter);
  }
}
