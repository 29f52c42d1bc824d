package dev.hawser.starter.report;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hawser.starter.outcome.ExitCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a peering is, in one word. */
public enum Verdict {
  PEERED("Peered", ExitCode.OK),
  PEERING("Peering", ExitCode.IN_PROGRESS),
  UNPEERING("Unpeering", ExitCode.IN_PROGRESS),
  ROLLING_BACK("RollingBack", ExitCode.IN_PROGRESS),
  DEGRADED("Degraded", ExitCode.DEGRADED),
  /** A removal goes on failing: somebody has to act. */
  STUCK("Stuck", ExitCode.DEGRADED),
  NOT_PEERED("NotPeered", ExitCode.NOT_PEERED),
  /** A cluster did not answer, or a run ended without saying how it left the clusters. */
  UNKNOWN("Unknown", ExitCode.UNAVAILABLE);

  private final String word;
  private final ExitCode code;

  Verdict(String word, ExitCode code) {
    this.word = word;
    this.code = code;
  }

  /** As people and scripts read it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** How {@code hawser status} of a pair ends. */
  public ExitCode code() {
    return code;
  }

  /** The one of that word, in any case; {@code Ready} is another word for {@link #PEERED}. */
  public static Optional<Verdict> of(String word) {
    if (word.equalsIgnoreCase("Ready")) return Optional.of(PEERED);
    return Arrays.stream(values())
        .filter(verdict -> verdict.word.equalsIgnoreCase(word))
        .findFirst();
  }

  /** All words, for help and errors. */
  public static String words() {
    return Arrays.stream(values()).map(Verdict::word).collect(Collectors.joining(", "));
  }
}
