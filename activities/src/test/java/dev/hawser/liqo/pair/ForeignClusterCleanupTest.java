package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.resources.Kind;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ForeignCluster at the end of a pair. */
final class ForeignClusterCleanupTest {
  private static final String FOREIGN_CLUSTER = "foreignclusters/rome";
  private static final String SHOWS_A_TENANT =
      "{'status': {'role': 'Consumer', 'modules': {'authentication': {'enabled': true}}}}";
  private static final String SHOWS_NOTHING =
      "{'role': 'Unknown', 'modules': {'authentication': {'enabled': false}}}";

  private final CleanupFixture cleanup = new CleanupFixture();
  private final FakeCluster milan = cleanup.milan;

  @AfterEach
  void close() {
    cleanup.close();
  }

  @Test
  void shouldKeepTheForeignClusterWhileAnythingOfThePairExists() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    milan.add(Kind.CONFIGURATION, "rome", CleanupFixture.LABELLED);

    // when
    cleanup.undo();

    // then
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
  }

  @Test
  void shouldDeleteAForeignClusterThatNoRemainingObjectNeeds() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    milan.add(Kind.PUBLIC_KEY, "rome", CleanupFixture.LABELLED);

    // when
    cleanup.undo(CleanupFixture.existing(Kind.PUBLIC_KEY, "rome"));

    // then
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isEmpty();
    assertThat(milan.find(Kind.PUBLIC_KEY, "rome")).isPresent();
  }

  @Test
  void shouldDeleteTheForeignClusterOnceLiqoShowsThatNothingIsLeft() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", SHOWS_A_TENANT);
    var noticed = new AtomicBoolean();
    var deletedAfter = new ArrayList<Boolean>();
    milan.after(
        4,
        "GET " + FOREIGN_CLUSTER,
        () -> {
          milan.set(Kind.FOREIGN_CLUSTER, "rome", "/status", SHOWS_NOTHING);
          noticed.set(true);
        });
    milan.after("DELETE " + FOREIGN_CLUSTER, () -> deletedAfter.add(noticed.get()));

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.deleted()).map(Object::toString).contains("ForeignCluster rome");
    assertThat(deletedAfter).containsExactly(true);
  }

  @Test
  void shouldDeleteTheForeignClusterThatLiqoDoesNotUpdate() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", SHOWS_A_TENANT);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.deleted()).map(Object::toString).contains("ForeignCluster rome");
  }
}
