package dev.hawser.starter;

import dev.hawser.activity.PodGroup;
import dev.hawser.starter.options.FlagSentences;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.report.PodsText;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** Asks what becomes of the pods that an unpeer has found on the virtual node. */
final class PodsQuestion {
  private static final String EVICT = "Evict them? [y/N]";
  private static final String EVICT_OR_DRAIN =
      "Evict them now (y), or drain the node first (d)? [y/d/N]";

  private PodsQuestion() {}

  /** What the user wants; whatever is not understood changes nothing. */
  enum Answer {
    EVICT,
    DRAIN,
    STOP
  }

  /**
   * Shows the pods and asks.
   *
   * @param refused the run's refusal to evict them
   * @param drains whether the node may be drained instead
   */
  static Answer ask(Console console, CommandException refused, PairArguments pair, boolean drains) {
    String question = heading(refused, pair) + (drains ? EVICT_OR_DRAIN : EVICT);
    var answer = answer(console.ask(question));
    return answer == Answer.DRAIN && !drains ? Answer.STOP : answer;
  }

  private static String heading(CommandException refused, PairArguments pair) {
    var groups = groups(refused);
    if (groups.isEmpty()) return FlagSentences.of(refused.sentence()) + ". ";
    var lines =
        PodsText.of(
            PodGroup.count(groups), groups, pair.consumer().value(), pair.provider().value());
    return String.join("\n", lines) + "\n";
  }

  private static Answer answer(String typed) {
    return switch (typed) {
      case "y", "yes" -> Answer.EVICT;
      case "d", "drain" -> Answer.DRAIN;
      default -> Answer.STOP;
    };
  }

  /** The pods by owner, as the refusal has them; none from a worker of another release. */
  private static List<PodGroup> groups(CommandException refused) {
    for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure failure && failure.getDetails().getSize() > 0) {
        return groups(failure);
      }
    }
    return List.of();
  }

  private static List<PodGroup> groups(ApplicationFailure failure) {
    try {
      return List.of(failure.getDetails().get(0, PodGroup[].class));
    } catch (DataConverterException unreadable) {
      return List.of();
    }
  }
}
