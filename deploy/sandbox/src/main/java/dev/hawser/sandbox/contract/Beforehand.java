package dev.hawser.sandbox.contract;

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
final class Beforehand {
  /**
   * What Liqo makes of an object that was there, and does not take back: rights of a Tenant that
   * was proved meanwhile, networks of a Configuration that had others for a while.
   */
  private static final Map<Watched, Pattern> LIQOS =
      Map.of(
          Watched.TENANT,
          Pattern.compile(
              "\\+ (RoleBinding|ClusterRoleBinding) (liqo-tenant-.*/)?liqo-binding-liqo-"),
          Watched.CONFIGURATION,
          Pattern.compile("[+-] Network "));

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private Beforehand() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "an object of an earlier peering is used or named, and outlives a rollback",
            arena -> someAlone(arena, Stream::of)),
        new Case(
            "an object with a wrong field is put right or named, and outlives a rollback as it was",
            arena -> someAlone(arena, Mistakes::in)),
        new Case(
            "a slice that is there before its identity is used when nothing is to be undone",
            Beforehand::sliceFirst));
  }

  private static void someAlone(Arena arena, Function<Relic, Stream<Relic>> variants) {
    arena.peer(arena.rome(), arena.milan(), "");
    var relics = Relic.of(arena);
    Expect.that(relics.size() > 8, "a peering writes objects: " + relics);
    arena.clean();
    for (var relic : Draw.some(relics.stream().flatMap(variants).toList())) {
      try {
        alone(arena, relic);
      } catch (AssertionError e) {
        throw new AssertionError(relic + ": " + e.getMessage(), e);
      }
      arena.clean();
    }
  }

  private static void sliceFirst(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var slice =
        Relic.of(arena).stream()
            .filter(relic -> relic.kind() == Watched.RESOURCE_SLICE)
            .findFirst()
            .orElseThrow();
    arena.clean();
    slice.put();
    arena.peer(arena.rome(), arena.milan(), "\"onFailure\": \"Keep\"");
    Peered.node(arena.rome(), arena.milan());
    Peered.connected(arena.rome(), arena.milan());
  }

  private static void alone(Arena arena, Relic relic) {
    if (!relic.put()) return;
    Versions.settled(arena);
    var before = Before.of(arena);
    var was = relic.content();
    arena.peerFails(arena.rome(), arena.milan(), Undoings.NOBODY_DECIDES);
    isAsBefore(before, relic);
    Expect.equal(was, relic.content(), "the object after a rollback");
    worksOrIsRefused(arena, relic, before);
  }

  private static void isAsBefore(Before before, Relic relic) {
    var liqos = LIQOS.getOrDefault(relic.kind(), NOTHING);
    Expect.eventuallyNothing(
        "left over or missing",
        () ->
            before.differences().stream()
                .filter(line -> !liqos.matcher(line).lookingAt())
                .collect(Collectors.toSet()));
  }

  private static void worksOrIsRefused(Arena arena, Relic relic, Before before) {
    try {
      arena.peer(arena.rome(), arena.milan(), "");
      Peered.node(arena.rome(), arena.milan());
      Peered.connected(arena.rome(), arena.milan());
    } catch (WorkflowFailedException e) {
      Expect.that(
          e.getCause() instanceof ApplicationFailure failure
              && failure.getOriginalMessage().contains(relic.name()),
          relic.name() + " is named: " + e.getCause());
      isAsBefore(before, relic);
    }
  }
}
