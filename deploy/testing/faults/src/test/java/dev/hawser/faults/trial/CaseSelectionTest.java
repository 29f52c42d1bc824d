package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which cases {@code --case}, {@code --sample} and {@code --seed} select. */
class CaseSelectionTest {
  private static final List<NamedCase> CASES =
      IntStream.range(0, 100).mapToObj(number -> new NamedCase("case " + number)).toList();

  private record NamedCase(String name) implements TrialCase {
    @Override
    public RunKind run() {
      return RunKind.PEER;
    }

    @Override
    public String category() {
      return "any";
    }
  }

  @Command
  private static final class AnyCommand {
    @Mixin private CaseSelection selection = new CaseSelection();
  }

  @Test
  void shouldSelectAllCasesWithoutFlags() {
    // given
    var selection = selection();

    // when
    var selected = selection.from(CASES);

    // then
    assertThat(selected).containsExactlyInAnyOrderElementsOf(CASES);
  }

  @Test
  void shouldSelectByPartsOfTheName() {
    // given
    var selection = selection("--case", "case 17", "--case", "e 4");

    // when
    var selected = selection.from(CASES);

    // then
    assertThat(selected).hasSize(12).allMatch(each -> each.name().matches("case (17|4\\d?)"));
  }

  @Test
  void shouldSelectTheSameSampleInTheSameOrderForTheSameSeed() {
    // given
    var selection = selection("--sample", "10", "--seed", "7");

    // when
    var selected = selection.from(CASES);

    // then
    assertThat(selected)
        .hasSize(10)
        .isEqualTo(selection("--sample", "10", "--seed", "7").from(CASES))
        .isNotEqualTo(selection("--sample", "10", "--seed", "8").from(CASES));
  }

  @Test
  void shouldKnowTheSeedThatIsNotGiven() {
    // given
    var selection = selection("--sample");

    // when
    var selected = selection.from(CASES);

    // then
    var repeated = selection("--sample", "--seed", String.valueOf(selection.seed()));
    assertThat(selected).hasSize(60).isEqualTo(repeated.from(CASES));
  }

  private static CaseSelection selection(String... flags) {
    var command = new AnyCommand();
    new CommandLine(command).parseArgs(flags);
    return command.selection;
  }
}
