package dev.hawser.starter.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  @ParameterizedTest
  @CsvSource({
    "InvalidRequest, 2",
    "NoWorker, 3",
    "AlreadyRunning, 4",
    "Aborted, 5",
    "RollbackIncomplete, 6",
    "PodsRunning, 7",
    "Conflict, 1",
    "TypeOfANewerWorker, 1",
    "'', 1"
  })
  void shouldFollowFromTheTypeOfAFailure(String type, int expected) {
    // when
    var code = ExitCode.of(type);

    // then
    assertThat(code.code()).isEqualTo(expected);
  }

  @Test
  void shouldListEveryCodeOnceInTheHelp() {
    // when
    var table = ExitCode.table();

    // then
    assertThat(table.keySet())
        .containsExactly(
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "20", "130");
    assertThat(table).hasSameSizeAs(ExitCode.values());
    assertThat(table.values()).doesNotContain("");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowAHintForEveryFailure(FailureType type) {
    // when
    var hint = FailureHint.of(type.word(), NamedPair.ofIds("rome milan"));

    // then
    assertThat(hint).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotSendToAWorkerWhereThereIsNone(FailureType type) {
    // given
    var pair = new NamedPair("rome milan", "--kubeconfig a --remote-kubeconfig b", true);

    // when
    var hint = FailureHint.of(type.word(), pair);

    // then
    assertThat(hint)
        .isNotBlank()
        .doesNotContain("hawser worker", "worker's", "that the worker", "plan rome", "unpeer rome");
  }

  @Test
  void shouldPointToStatusForAFailureOfANewerWorker() {
    // when
    var hint = FailureHint.of("TypeOfANewerWorker", NamedPair.ofIds("rome milan"));

    // then
    assertThat(hint).isEqualTo("see hawser status rome milan");
  }

  @Test
  void shouldGiveDifferentAdviceForConflictAndRollback() {
    // when
    var hints =
        Arrays.asList(
            FailureHint.of("Conflict", NamedPair.ofIds("rome milan")),
            FailureHint.of("RollbackIncomplete", NamedPair.ofIds("rome milan")));

    // then
    assertThat(hints)
        .containsExactly(
            "see hawser plan rome milan with the same options (after unpeer: with --unpeer)",
            "remove the listed objects, or run hawser unpeer rome milan");
  }
}
