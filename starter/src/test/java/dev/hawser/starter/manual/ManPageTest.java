package dev.hawser.starter.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManPageTest {
  @Command(
      name = "abort",
      description = {
        "Stop the run of a pair. More about it.",
        "",
        "Examples:",
        "  tool abort a --reason 'why'"
      })
  @SuppressWarnings("unused") // picocli reads the fields
  private static final class Abort {
    @Parameters(paramLabel = "PAIR", description = "Which pair")
    private String pair;

    @Option(
        names = {"-r", "--reason"},
        required = true,
        paramLabel = "TEXT",
        description = "Why")
    private String reason;

    @Option(names = "--quiet", description = ".hidden files too")
    private boolean quiet;

    @Option(names = "--secret", hidden = true, description = "Not shown")
    private boolean secret;
  }

  @Command(name = "tool", description = "A tool.", subcommands = Abort.class)
  private static final class Tool {}

  @Test
  void shouldShowACommandInRoff() {
    // given
    var command = new CommandLine(new Tool()).getSubcommands().get("abort").getCommandSpec();

    // when
    var page = ManPage.of(command, "tool abort PAIR --reason TEXT [OPTIONS]", "1.0");

    // then
    assertThat(page)
        .isEqualTo(
            """
            .TH TOOL-ABORT 1 "" "hawser 1.0"
            .SH NAME
            tool-abort \\- Stop the run of a pair
            .SH SYNOPSIS
            .B tool abort PAIR \\-\\-reason TEXT [OPTIONS]
            .SH DESCRIPTION
            Stop the run of a pair. More about it.
            .PP
            Examples:
            .nf
              tool abort a \\-\\-reason 'why'
            .fi
            .SH ARGUMENTS
            .TP
            .B PAIR
            Which pair
            .SH OPTIONS
            .TP
            .B \\-r, \\-\\-reason TEXT
            Why
            .TP
            .B \\-\\-quiet
            \\&.hidden files too
            .SH SEE ALSO
            .BR hawser (1)
            """);
  }

  @Test
  void shouldListCommandsAndTopicsOnThePageOfTheProgram() {
    // given
    var program = new CommandLine(new Tool()).getCommandSpec();

    // when
    var page = ManPage.of(program, "tool COMMAND", "1.0");

    // then
    assertThat(ManPage.fileName(program)).isEqualTo("tool.1");
    assertThat(page)
        .contains(".SH COMMANDS\n.TP\n.B abort\nStop the run of a pair\n")
        .contains(".SH EXIT CODES\n", ".SH ENVIRONMENT\n", "HAWSER_UI_ADDRESS")
        .endsWith(".SH SEE ALSO\n.BR tool\\-abort (1)\n");
  }
}
