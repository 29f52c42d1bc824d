package dev.hawser.peering.saga;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.StepStatus;
import java.util.Locale;

/** The status as the Temporal UI shows it: Markdown, narrow tables, two blank lines at the end. */
final class StatusMarkdown {
  private StatusMarkdown() {}

  static String of(PeeringStatus status) {
    var text = new StringBuilder();
    text.append("**")
        .append(status.consumer())
        .append(" → ")
        .append(status.provider())
        .append("** · ");
    text.append(status.phase().word()).append("\n\n");
    if (status.problem() != null) text.append(status.problem()).append("\n\n");
    text.append("| step | cluster | state |\n|---|---|---|\n");
    status.steps().forEach(step -> text.append(row(step)));
    status.kept().forEach(kept -> text.append("\n* kept: ").append(kept));
    return text.append("\n\n\n").toString();
  }

  private static String row(StepStatus step) {
    String detail = step.detail().isEmpty() ? "" : " · " + step.detail().replace('\n', ' ');
    return "| %s | %s | %s%s |\n"
        .formatted(
            step.step().words(),
            step.cluster(),
            step.state().name().toLowerCase(Locale.ROOT),
            detail);
  }
}
