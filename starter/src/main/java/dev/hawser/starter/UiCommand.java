package dev.hawser.starter;

import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.UiLink;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.WebUi;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
      "  hawser ui rome milan --open",
      "  hawser ui --kubeconfig rome.yaml --remote-kubeconfig milan.yaml"
    })
@SuppressWarnings("NullAway.Init")
final class UiCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Mixin private PeerClusters clusters;

  @Option(names = "--open", description = "Open the link in the browser too")
  private boolean open;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() {
    var console = hawser.console();
    var pair = pair();
    pair.ifPresent(UiCommand::workflow); // what is wrong with it is said before Temporal is asked
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), log)) {
      var ui = ui(temporal, pair);
      String link = pair.map(known -> ui.run(latest(temporal, known))).orElseGet(ui::peerings);
      new ResultPrinter(console.out(), output.format()).print(new UiLink(link), UiLink::ui);
      if (open && !Browser.open(link)) {
        log.warn("no browser could be started: open the link yourself");
      }
    }
    return ExitCode.OK.code();
  }

  private Optional<PairArguments> pair() {
    return clusters.areServedHere()
        ? Optional.of(ServedClusters.pair(hawser.console(), clusters.flags()))
        : clusters.pairIfNamed();
  }

  private static WebUi ui(TemporalClient temporal, Optional<PairArguments> pair) {
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
    throw CommandException.withHint(
        ExitCode.UNAVAILABLE,
        "no Web UI answers at "
            + ui.base()
            + ", where a development server has it: set HAWSER_UI_ADDRESS if it is elsewhere",
        "to see it without a Web UI, run temporal workflow "
            + pair.map(known -> "show -w '" + workflow(known) + "'").orElse("list")
            + " --address "
            + temporal.address()
            + " --namespace "
            + temporal.namespace());
  }

  private static String workflow(PairArguments pair) {
    return FlagNames.translating(
        () -> PeeringWorkflows.workflowId(pair.consumer(), pair.provider()));
  }

  private static RunId latest(TemporalClient temporal, PairArguments pair) {
    return temporal
        .runs()
        .latest(workflow(pair))
        .orElseThrow(
            () ->
                CommandException.because(
                    ExitCode.FAILED,
                    "no run of " + pair.consumer() + " and " + pair.provider() + " is known"));
  }
}
