package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One object that a peering writes exists before the peering: left over from an earlier one, or
 * created by hand with a wrong field.
 */
final class PreexistingObjectCases {
  private PreexistingObjectCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an object of an earlier peering is used or named, and survives a rollback",
            pair -> peerWithSampleOf(pair, Stream::of)),
        new ContractCase(
            "an object with a wrong field is corrected or named, and survives a rollback unchanged",
            pair -> peerWithSampleOf(pair, WrongFields::in)),
        new ContractCase(
            "a slice that exists before its identity is used by a peering without rollback",
            PreexistingObjectCases::sliceFirst));
  }

  private static void peerWithSampleOf(
      PeeringEnvironment pair, Function<LeftoverObject, Stream<LeftoverObject>> variants) {
    pair.peer(pair.rome(), pair.milan(), "");
    var leftovers = LeftoverObject.of(pair);
    assertThat(leftovers).as("a peering writes objects: " + leftovers).hasSizeGreaterThan(8);
    pair.clean();
    for (var leftover : RandomSample.of(leftovers.stream().flatMap(variants).toList())) {
      try {
        peerWithObject(pair, leftover);
      } catch (AssertionError e) {
        throw new AssertionError(leftover + ": " + e.getMessage(), e);
      }
      pair.clean();
    }
  }

  private static void sliceFirst(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    var slice =
        LeftoverObject.of(pair).stream()
            .filter(leftover -> leftover.kind() == ResourceKind.RESOURCE_SLICE)
            .findFirst()
            .orElseThrow();
    pair.clean();
    slice.create();
    pair.peer(pair.rome(), pair.milan(), "\"onFailure\": \"Keep\"");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
  }

  private static void peerWithObject(PeeringEnvironment pair, LeftoverObject leftover) {
    if (!leftover.create()) return;
    ResourceVersions.settled(pair);
    var before = PairSnapshot.of(pair);
    var was = leftover.content();
    pair.peerFails(pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS);
    assertUnchanged(before, leftover);
    assertThat(leftover.content()).as("the object after a rollback").isEqualTo(was);
    assertPeeredOrNamed(pair, leftover, before);
  }

  private static void assertUnchanged(PairSnapshot before, LeftoverObject leftover) {
    eventuallyEmpty(
        "left over or missing", () -> LiqoChanges.without(leftover, before.differences()));
  }

  private static void assertPeeredOrNamed(
      PeeringEnvironment pair, LeftoverObject leftover, PairSnapshot before) {
    try {
      pair.peer(pair.rome(), pair.milan(), "");
      PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
      PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    } catch (WorkflowFailedException e) {
      assertThat(
              e.getCause() instanceof ApplicationFailure failure
                  && failure.getOriginalMessage().contains(leftover.name()))
          .as(leftover.name() + " is named: " + e.getCause())
          .isTrue();
      assertUnchanged(before, leftover);
    }
  }
}
