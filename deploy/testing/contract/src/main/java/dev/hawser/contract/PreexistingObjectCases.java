package dev.hawser.contract;

import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is there before a peering begins, of another life or made by hand: an object that a peering
 * writes, alone, as it was in an earlier peering or with a wrong field.
 */
final class PreexistingObjectCases {
  /**
   * What Liqo makes of an object that was there, and does not take back: rights of a Tenant that
   * was proved meanwhile, networks of a Configuration that had others for a while.
   */
  private static final Map<ResourceKind, Pattern> LIQOS =
      Map.of(
          ResourceKind.TENANT,
          Pattern.compile(
              "\\+ (RoleBinding|ClusterRoleBinding) (liqo-tenant-.*/)?liqo-binding-liqo-"),
          ResourceKind.CONFIGURATION,
          Pattern.compile("[+-] Network "));

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private PreexistingObjectCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an object of an earlier peering is used or named, and outlives a rollback",
            arena -> someAlone(arena, Stream::of)),
        new ContractCase(
            "an object with a wrong field is put right or named, and outlives a rollback as it was",
            arena -> someAlone(arena, WrongFields::in)),
        new ContractCase(
            "a slice that is there before its identity is used when nothing is to be undone",
            PreexistingObjectCases::sliceFirst));
  }

  private static void someAlone(
      PeeringEnvironment arena, Function<LeftoverObject, Stream<LeftoverObject>> variants) {
    arena.peer(arena.rome(), arena.milan(), "");
    var relics = LeftoverObject.of(arena);
    Expect.that(relics.size() > 8, "a peering writes objects: " + relics);
    arena.clean();
    for (var relic : RandomSample.some(relics.stream().flatMap(variants).toList())) {
      try {
        alone(arena, relic);
      } catch (AssertionError e) {
        throw new AssertionError(relic + ": " + e.getMessage(), e);
      }
      arena.clean();
    }
  }

  private static void sliceFirst(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var slice =
        LeftoverObject.of(arena).stream()
            .filter(relic -> relic.kind() == ResourceKind.RESOURCE_SLICE)
            .findFirst()
            .orElseThrow();
    arena.clean();
    slice.put();
    arena.peer(arena.rome(), arena.milan(), "\"onFailure\": \"Keep\"");
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.connected(arena.rome(), arena.milan());
  }

  private static void alone(PeeringEnvironment arena, LeftoverObject relic) {
    if (!relic.put()) return;
    ResourceVersions.settled(arena);
    var before = PairSnapshot.of(arena);
    var was = relic.content();
    arena.peerFails(arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES);
    isAsBefore(before, relic);
    Expect.equal(was, relic.content(), "the object after a rollback");
    worksOrIsRefused(arena, relic, before);
  }

  private static void isAsBefore(PairSnapshot before, LeftoverObject relic) {
    var liqos = LIQOS.getOrDefault(relic.kind(), NOTHING);
    Expect.eventuallyNothing(
        "left over or missing",
        () ->
            before.differences().stream()
                .filter(line -> !liqos.matcher(line).lookingAt())
                .collect(Collectors.toSet()));
  }

  private static void worksOrIsRefused(
      PeeringEnvironment arena, LeftoverObject relic, PairSnapshot before) {
    try {
      arena.peer(arena.rome(), arena.milan(), "");
      PeeringAssertions.node(arena.rome(), arena.milan());
      PeeringAssertions.connected(arena.rome(), arena.milan());
    } catch (WorkflowFailedException e) {
      Expect.that(
          e.getCause() instanceof ApplicationFailure failure
              && failure.getOriginalMessage().contains(relic.name()),
          relic.name() + " is named: " + e.getCause());
      isAsBefore(before, relic);
    }
  }
}
