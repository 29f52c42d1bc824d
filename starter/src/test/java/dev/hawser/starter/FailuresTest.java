package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.FailureHint;
import dev.hawser.starter.outcome.NamedPair;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people and scripts read when a run fails, for every type of failure. */
@Timeout(120)
class FailuresTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatWhereWhyAndWhatNextInTheWordsOfTheFlags(FailureType type) {
    // given
    String consumer = consumer(type);

    // when
    var result = Cli.inPipe().on(temporal).run("peer", consumer, "milan");

    // then
    assertThat(result.code()).isEqualTo(ExitCode.of(type.word()).code());
    assertThat(result.err())
        .endsWith(
            "ERRO: milan is in the way: add --take-over, or leave --delete-namespaces out ("
                + type.word()
                + ")\nNext: "
                + FailureHint.of(type.word(), NamedPair.ofIds(consumer + " milan"))
                + "\n");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeAnObjectForScripts(FailureType type) throws JsonProcessingException {
    // given
    String consumer = consumer(type);

    // when
    var result = Cli.inPipe().on(temporal).run("peer", consumer, "milan", "-o", "json");

    // then
    var failure = Payloads.json().readTree(result.out());
    assertThat(failure.get("type").asText()).isEqualTo(type.word());
    assertThat(failure.get("message").asText())
        .isEqualTo("milan is in the way: add --take-over, or leave --delete-namespaces out");
    assertThat(failure.get("exitCode").asInt()).isEqualTo(result.code());
    assertThat(failure.get("workflowId").asText()).startsWith("peering/");
    assertThat(failure.get("runId").asText()).isNotBlank();
    assertThat(failure.get("next").asText()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void shouldAdviseInFlagsAndCommandsOnly(FailureType type) {
    // when
    var hint = FailureHint.of(type.word(), NamedPair.ofIds("rome milan"));

    // then
    assertThat(hint).doesNotContainPattern("[a-z][A-Z]").doesNotContain("Temporal");
  }

  private static String consumer(FailureType type) {
    return "failing-" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
