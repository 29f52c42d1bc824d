package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.FailureHint;
import dev.hawser.starter.outcome.NamedPair;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why there is neither a plan nor a refusal: a cluster could not be read. */
final class MissingPlan {
  private MissingPlan() {}

  /**
   * The failure, as peer and unpeer would report it; empty when both clusters were read.
   *
   * @param isServed whether a worker serves a cluster
   * @param pair how a command that is to be run next names the clusters
   */
  static Optional<CommandException> of(
      Inspection seen, InspectRequest request, Predicate<ClusterId> isServed, NamedPair pair) {
    if (seen.problems().isEmpty() || !seen.refusals().isEmpty()) return Optional.empty();
    String sentence = String.join("; ", seen.problems());
    return Optional.of(
        unread(seen, request).allMatch(isServed)
            ? CommandException.withHint(
                ExitCode.UNAVAILABLE, sentence, "see hawser status " + pair.clusters())
            : noWorker(sentence, pair));
  }

  private static CommandException noWorker(String sentence, NamedPair pair) {
    String type = FailureType.NO_WORKER.word();
    return CommandException.ofRun(type, sentence, FailureHint.of(type, pair), null);
  }

  private static Stream<ClusterId> unread(Inspection seen, InspectRequest request) {
    return Stream.concat(
        seen.consumer() == null ? Stream.of(seen.consumerId()) : Stream.empty(),
        seen.provider() == null && request.inspectsProvider()
            ? Stream.of(seen.providerId())
            : Stream.empty());
  }
}
