package dev.hawser.starter;

import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.options.ClusterNames;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.UiLink;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.WebUi;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser ui}. */
@Command(
    name = "ui",
    description = {
      "Print the link to Temporal's Web UI.",
      "It leads to the list of peerings and unpeerings or, with a pair, to its latest run.",
      "",
      "The address of the UI is HAWSER_UI_ADDRESS in the environment. Without it, Temporal Cloud's"
          + " is known, and that of a development server on this computer.",
      "",
      "Examples:",
      "  hawser ui",
      "  hawser ui rome milan --open"
    })
@SuppressWarnings("NullAway.Init")
final class UiCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Parameters(
      arity = "0..2",
      paramLabel = "[CONSUMER PROVIDER]",
      hideParamSyntax = true,
      description = "Liqo cluster IDs of the pair")
  private List<String> names = List.of();

  @Option(names = "--open", description = "Open the link in the browser too")
  private boolean open;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() {
    var workflow = ClusterNames.pair(names).map(UiCommand::workflow);
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), log::warn)) {
      var ui = ui(temporal);
      String link = workflow.map(id -> ui.run(latest(temporal, id))).orElseGet(ui::peerings);
      new ResultPrinter(console.out(), output.format()).print(new UiLink(link), UiLink::ui);
      if (open && !Browser.open(link)) {
        log.warn("no browser could be started: open the link yourself");
      }
    }
    return ExitCode.OK.code();
  }

  private static WebUi ui(TemporalClient temporal) {
    var ui =
        temporal
            .ui()
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "the Web UI of Temporal at "
                            + temporal.address()
                            + " is not known: set HAWSER_UI_ADDRESS to its address, such as"
                            + " https://temporal.example"));
    if (ui.isListening()) return ui;
    throw CommandException.because(
        ExitCode.UNAVAILABLE,
        "no Web UI answers at "
            + ui.base()
            + ", where a development server has it: set HAWSER_UI_ADDRESS if it is elsewhere");
  }

  private static String workflow(PairArguments pair) {
    return FlagNames.translating(
        () -> PeeringWorkflows.workflowId(pair.consumer(), pair.provider()));
  }

  private RunId latest(TemporalClient temporal, String workflow) {
    return temporal
        .runs()
        .latest(workflow)
        .orElseThrow(
            () ->
                CommandException.because(
                    ExitCode.FAILED, "no run of " + String.join(" and ", names) + " is known"));
  }
}
