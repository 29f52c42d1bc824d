package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.PairReport;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.RunReport;
import dev.hawser.starter.report.RunReporter;
import dev.hawser.starter.report.StatusText;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser status}. */
@Command(
    name = "status",
    description = {
      "Show both sides of a pair, its runs and what they wait for; without arguments, all runs.",
      "",
      "Examples:",
      "  hawser status",
      "  hawser status rome milan -o yaml"
    })
@SuppressWarnings("NullAway.Init")
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Parameters(
      arity = "0..2",
      paramLabel = "CONSUMER PROVIDER",
      hideParamSyntax = true,
      converter = PairArguments.Cluster.class,
      description = "Liqo cluster IDs of the pair")
  private List<ClusterId> pair = List.of();

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    if (pair.size() == 1)
      throw CommandException.usage("PROVIDER is missing: give both clusters, or none");
    var console = hawser.console();
    try (var temporal = connection.connect(console.environment())) {
      return (pair.isEmpty() ? listRuns(temporal) : showPair(temporal)).code();
    }
  }

  private ExitCode listRuns(TemporalClient temporal) throws InterruptedException {
    var list = withNote(RunList.all(temporal));
    var states = new ArrayList<RunReport>();
    for (var run : list.runs()) states.add(new RunReporter(temporal).brief(run));
    printer().print(states, StatusText::table);
    return ExitCode.OK;
  }

  private ExitCode showPair(TemporalClient temporal) throws InterruptedException {
    var request = FlagNames.translating(() -> new InspectRequest(pair.get(0), pair.get(1), null));
    var sides = inspect(temporal, request);
    var list =
        withNote(RunList.of(temporal, PeeringWorkflows.workflowId(pair.get(0), pair.get(1))));
    var states = new ArrayList<RunReport>();
    for (var run : list.runs()) {
      var about = new RunReporter(temporal);
      states.add(states.isEmpty() ? about.full(run) : about.brief(run));
    }
    printer().print(new PairReport(sides, states), StatusText::of);
    return sides == null ? ExitCode.UNAVAILABLE : ExitCode.OK;
  }

  /** Without a worker the runs can still be shown. */
  private @Nullable Inspection inspect(TemporalClient temporal, InspectRequest request)
      throws InterruptedException {
    try {
      return new RunStarter(temporal).requireWorker().inspect(request);
    } catch (CommandException stop) {
      if (stop.getCause() instanceof io.grpc.StatusRuntimeException) throw stop;
      log().warn(stop.sentence());
      return null;
    }
  }

  private RunList withNote(RunList list) {
    if (!list.note().isEmpty()) log().warn(list.note());
    return list;
  }

  private ConsoleLog log() {
    return new ConsoleLog(hawser.console(), "");
  }

  private ResultPrinter printer() {
    return new ResultPrinter(hawser.console().out(), output.format());
  }
}
