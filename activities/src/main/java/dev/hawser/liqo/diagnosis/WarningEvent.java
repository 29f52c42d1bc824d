package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.resources.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** An Event of type Warning. */
public final class WarningEvent {
  static final Comparator<GenericKubernetesResource> BY_TIME =
      Comparator.comparing(WarningEvent::at);

  /** Clusters keep Events for an hour; an older one has another cause. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private WarningEvent() {}

  /** Whether it is a warning about the object with that UID. */
  public static boolean isAboutUid(GenericKubernetesResource event, String uid) {
    return isWarning(event) && uid.equals(Fields.text(event, "involvedObject", "uid"));
  }

  /** How often it has occurred; 0 if that is unknown. */
  public static int count(GenericKubernetesResource event) {
    Integer count = Fields.number(event, "count");
    return count == null ? 0 : count;
  }

  private static boolean isWarning(GenericKubernetesResource event) {
    return "Warning".equals(Fields.text(event, "type"));
  }

  static boolean isAbout(GenericKubernetesResource event, String name) {
    String involved = Fields.text(event, "involvedObject", "name");
    return isWarning(event)
        && involved != null
        && (involved.equals(name) || involved.startsWith(name + "-"));
  }

  /**
   * @param now on the cluster's clock, as the time of the event
   */
  static boolean isRecent(GenericKubernetesResource event, Instant now) {
    return at(event).isAfter(now.minus(RECENT));
  }

  static String words(GenericKubernetesResource event) {
    return Fields.words(event, "reason")
        + " on "
        + Fields.words(event, "involvedObject", "kind")
        + " "
        + Fields.words(event, "involvedObject", "name")
        + ": "
        + Fields.words(event, "message");
  }

  /** Which of the times is set depends on who wrote the Event. */
  private static Instant at(GenericKubernetesResource event) {
    return Stream.of(
            Fields.text(event, "series", "lastObservedTime"),
            Fields.text(event, "lastTimestamp"),
            Fields.text(event, "eventTime"),
            event.getMetadata().getCreationTimestamp())
        .filter(Objects::nonNull)
        .map(WarningEvent::time)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
