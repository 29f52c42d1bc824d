package dev.hawser.faults.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which cases there are. */
class KillMatrixTest {
  private static final List<RunActivity> PEER = activities("Ensure", 8);
  private static final List<RunActivity> UNPEER = activities("Delete", 5);

  @Test
  void shouldKillTheWorkerAtEachPointOfEachActivity() {
    // when
    var cases =
        matrix(false).cases().stream().filter(each -> each.target() == KillTarget.WORKER).toList();

    // then
    assertThat(cases).hasSize((PEER.size() + UNPEER.size()) * KillTarget.WORKER.points().size());
    assertThat(cases)
        .extracting(KillCase::name)
        .doesNotHaveDuplicates()
        .contains("peer: the worker killed when Ensure3 on rome has acted unreported");
  }

  @Test
  void shouldKillServersOfTheLabOnly() {
    assertThat(matrix(false).cases()).noneMatch(each -> each.target().needsLab());
    assertThat(matrix(true).cases())
        .extracting(KillCase::name)
        .contains("unpeer: the API server of milan killed before Delete3 on rome begins");
  }

  @Test
  void shouldDrawTheSameBySeed() {
    // given
    var cases = matrix(true).cases();

    // when
    var drawn = KillMatrix.sample(cases, 10, 7);

    // then
    assertThat(drawn).hasSize(10).isEqualTo(KillMatrix.sample(cases, 10, 7));
    assertThat(drawn).isNotEqualTo(KillMatrix.sample(cases, 10, 8));
    assertThat(KillMatrix.sample(cases, 0, 7)).isEqualTo(cases);
  }

  private static KillMatrix matrix(boolean lab) {
    return new KillMatrix(PEER, UNPEER, List.of("rome", "milan"), lab);
  }

  private static List<RunActivity> activities(String type, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(each -> new RunActivity(type + each, "rome", 1))
        .toList();
  }
}
