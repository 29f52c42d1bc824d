package dev.hawser.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which kills there are. */
class KillMatrixTest {
  private static final List<RunActivity> PEER = activities("Ensure", 8);
  private static final List<RunActivity> UNPEER = activities("Delete", 5);

  @Test
  void shouldKillTheWorkerAtEachPointOfEachActivity() {
    // given
    var matrix = new KillMatrix(PEER, UNPEER, List.of("rome", "milan"), false);

    // when
    var cases = matrix.cases();

    // then
    assertThat(cases)
        .filteredOn(each -> each.target() == KillTarget.WORKER)
        .hasSize((PEER.size() + UNPEER.size()) * KillTarget.WORKER.points().size())
        .extracting(KillCase::name)
        .doesNotHaveDuplicates()
        .contains("peer: the worker killed when Ensure3 on rome has acted unreported");
  }

  @Test
  void shouldKillNoServersWithoutTheLab() {
    // given
    var matrix = new KillMatrix(PEER, UNPEER, List.of("rome", "milan"), false);

    // when
    var cases = matrix.cases();

    // then
    assertThat(cases).noneMatch(each -> each.target().needsLab());
  }

  @Test
  void shouldKillTheServersOfBothClustersInTheLab() {
    // given
    var matrix = new KillMatrix(PEER, UNPEER, List.of("rome", "milan"), true);

    // when
    var cases = matrix.cases();

    // then
    assertThat(cases)
        .extracting(KillCase::name)
        .contains(
            "unpeer: the API server of rome killed before Delete3 on rome begins",
            "unpeer: the API server of milan killed before Delete3 on rome begins");
  }

  private static List<RunActivity> activities(String type, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(each -> new RunActivity(type + each, "rome", 1))
        .toList();
  }
}
