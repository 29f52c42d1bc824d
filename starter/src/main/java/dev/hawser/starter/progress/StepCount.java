package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many steps are over, in one line: "8 steps done, 2 undone". */
final class StepCount {
  private StepCount() {}

  /**
   * @param steps at least one
   */
  static StyledLine line(List<StepView> steps) {
    var counts =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    StepView::state, () -> new EnumMap<>(StepState.class), Collectors.counting()));
    var first = counts.keySet().iterator().next();
    String text =
        counts.entrySet().stream()
            .map(each -> words(each, each.getKey() == first))
            .collect(Collectors.joining(", "));
    return StyledLine.of(first.style(), first.mark()).plus(Style.FAINT, " " + text);
  }

  private static String words(Map.Entry<StepState, Long> counted, boolean first) {
    boolean one = counted.getValue() == 1;
    String steps = one ? " step " : " steps ";
    return counted.getValue() + (first ? steps : " ") + words(counted.getKey(), one);
  }

  private static String words(StepState state, boolean one) {
    return switch (state) {
      case LEFT -> one ? "left as it was" : "left as they were";
      case NOTHING -> "with nothing to undo";
      default -> state.words();
    };
  }
}
