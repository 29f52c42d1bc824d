package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The status as the Temporal UI shows it: Markdown, narrow tables, two blank lines at the end.
 * Words of people and clusters are shown as they are: they may not format, link or break a table.
 *
 * @param request null for a run that changes nothing
 */
record StatusMarkdown(PeeringStatus status, Instant started, @Nullable PairRequest request) {
  /** What has a meaning anywhere in a line. */
  private static final String MARKUP = "\\`*_[]<>|~#&!";

  private static final int DATE = "2026-01-31".length();
  private static final int SECOND = "2026-01-31T12:30:00".length();

  String text() {
    var text = new StringBuilder();
    text.append("**%s → %s** · ".formatted(status.consumer(), status.provider()));
    text.append(status.phase().word()).append("\n\n").append(origin()).append("\n\n");
    if (status.problem() != null) text.append(escaped(status.problem())).append("\n\n");
    text.append("| step | cluster | state | since (UTC) |\n|---|---|---|---|\n");
    status.steps().forEach(step -> text.append(row(step)));
    if (status.identityKey() != null) text.append(key(status.consumer(), status.identityKey()));
    status.kept().forEach(kept -> text.append(line(kept)));
    return text.append(next()).append("\n\n\n").toString();
  }

  /** When, by whom and why it was started. */
  private String origin() {
    var text = new StringBuilder("Started ");
    text.append(day(started)).append(' ').append(time(started)).append(" UTC");
    String actor = request == null ? null : request.actor();
    String reason = request == null ? null : request.reason();
    if (actor != null && !actor.isBlank()) text.append(" by ").append(escaped(actor));
    if (reason != null && !reason.isBlank()) text.append(": ").append(escaped(reason));
    return text.toString();
  }

  /** What people can do now. */
  private String next() {
    if (request == null) return "";
    if (status.phase() == Phase.FORWARDING) {
      return "\nThe run `" + request.pair().workflowId() + "` does the work: see there.";
    }
    var offered = OfferedUpdates.of(status, request);
    return offered.isEmpty()
        ? ""
        : "\n\nUpdates that can be sent now:\n\n* " + String.join("\n* ", offered);
  }

  private static String key(ClusterId consumer, String fingerprint) {
    return "\n* identity key of " + consumer + " (SHA-256): " + escaped(fingerprint);
  }

  private static String line(KeptObject kept) {
    return "\n* kept: " + escaped(kept.toString());
  }

  private String row(StepStatus step) {
    String detail = step.detail().isEmpty() ? "" : " · " + escaped(step.detail());
    return "| %s | %s | %s%s | %s |\n"
        .formatted(
            step.step().words(), step.cluster(), step.state().words(), detail, since(step.since()));
  }

  /** The day too, when it is not that of the start. */
  private String since(Instant moment) {
    boolean sameDay = day(moment).equals(day(started));
    return sameDay ? time(moment) : day(moment) + " " + time(moment);
  }

  private static String day(Instant moment) {
    return iso(moment).substring(0, DATE);
  }

  private static String time(Instant moment) {
    return iso(moment).substring(DATE + 1, SECOND);
  }

  private static String iso(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
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
