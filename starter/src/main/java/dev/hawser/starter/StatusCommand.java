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
import io.grpc.StatusRuntimeException;
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
      "Show both clusters of a pair, its runs and what they wait for. Without arguments, list all"
          + " runs.",
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
      paramLabel = "[CONSUMER PROVIDER]",
      hideParamSyntax = true,
      converter = PairArguments.Cluster.class,
      description = "Liqo cluster IDs of the pair")
  private List<ClusterId> pair = List.of();

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    if (pair.size() == 1) {
      throw CommandException.usage("missing PROVIDER: give both clusters, or neither");
    }
    var console = hawser.console();
    try (var temporal = connection.connect(console.environment(), log()::warn)) {
      return (pair.isEmpty() ? listRuns(temporal) : showPair(temporal)).code();
    }
  }

  private ExitCode listRuns(TemporalClient temporal) throws InterruptedException {
    var list = withNote(RunList.all(temporal));
    var reports = new ArrayList<RunReport>();
    for (var run : list.runs()) reports.add(new RunReporter(temporal).brief(run));
    printer().print(reports, StatusText::table);
    return ExitCode.OK;
  }

  private ExitCode showPair(TemporalClient temporal) throws InterruptedException {
    var request = FlagNames.translating(() -> InspectRequest.of(pair.get(0), pair.get(1)));
    var inspection = inspect(temporal, request);
    var list =
        withNote(RunList.of(temporal, PeeringWorkflows.workflowId(pair.get(0), pair.get(1))));
    var reports = new ArrayList<RunReport>();
    for (var run : list.runs()) {
      var reporter = new RunReporter(temporal);
      reports.add(reports.isEmpty() ? reporter.full(run) : reporter.brief(run));
    }
    printer().print(new PairReport(inspection, reports), StatusText::of);
    return inspection == null ? ExitCode.UNAVAILABLE : ExitCode.OK;
  }

  /** Null when no worker can look: the runs can still be shown. */
  private @Nullable Inspection inspect(TemporalClient temporal, InspectRequest request)
      throws InterruptedException {
    try {
      return new RunStarter(temporal).requireWorker().inspect(request);
    } catch (CommandException failure) {
      if (failure.getCause() instanceof StatusRuntimeException) {
        throw failure;
      }
      log().warn(failure.sentence());
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
