package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.StepStatus;
import java.util.Locale;

/**
 * The status as the Temporal UI shows it: Markdown, narrow tables, two blank lines at the end.
 * Words of people and clusters are shown as they are: they may not format, link or break a table.
 */
final class StatusMarkdown {
  /** What has a meaning anywhere in a line. */
  private static final String MARKUP = "\\`*_[]<>|~#&!";

  private StatusMarkdown() {}

  static String of(PeeringStatus status) {
    var text = new StringBuilder();
    text.append("**")
        .append(status.consumer())
        .append(" → ")
        .append(status.provider())
        .append("** · ");
    text.append(status.phase().word()).append("\n\n");
    if (status.problem() != null) text.append(escaped(status.problem())).append("\n\n");
    text.append("| step | cluster | state |\n|---|---|---|\n");
    status.steps().forEach(step -> text.append(row(step)));
    if (status.identityKey() != null) text.append(key(status.consumer(), status.identityKey()));
    status.kept().forEach(kept -> text.append(line(kept)));
    return text.append("\n\n\n").toString();
  }

  private static String key(ClusterId consumer, String fingerprint) {
    return "\n* identity key of " + consumer + " (SHA-256): " + escaped(fingerprint);
  }

  private static String line(KeptObject kept) {
    return "\n* kept: " + escaped(kept.toString());
  }

  private static String row(StepStatus step) {
    String detail = step.detail().isEmpty() ? "" : " · " + escaped(step.detail());
    return "| %s | %s | %s%s |\n"
        .formatted(
            step.step().words(),
            step.cluster(),
            step.state().name().toLowerCase(Locale.ROOT),
            detail);
  }

  /** Plain text as Markdown; a backslash also ends what would be taken for the start of a URL. */
  static String escaped(String plain) {
    var text = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char character = plain.charAt(i);
      boolean url = character == ':' && plain.startsWith("//", i + 1);
      if (MARKUP.indexOf(character) >= 0 || url) text.append('\\');
      text.append(character == '\n' || character == '\r' ? ' ' : character);
    }
    return text.toString();
  }
}
