package dev.hawser.faults.kill;

import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faults.process.Installation;
import dev.hawser.faults.process.WorkerLayout;
import dev.hawser.faults.process.WorkerPool;
import dev.hawser.faults.trial.PairTrial;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.Verdict;
import dev.hawser.harness.PeeringEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs cases of the kill matrix on one installation, one after the other. */
final class KillRun implements AutoCloseable {
  private static final PairTrial.Limits LIMITS =
      new PairTrial.Limits(Duration.ofMinutes(5), Duration.ofSeconds(30));

  private final Installation installation;
  private final List<String> clusters;
  private final long seed;
  private final List<Duration> workerStarts = new ArrayList<>();
  private final Recorder recorder;
  private final PairTrial trial;
  private WorkerLayout layout = WorkerLayout.ONE_PROCESS;
  private WorkerPool workers;

  /** Starts workers, and peers and unpeers once, undisturbed. */
  KillRun(Installation installation, PeeringEnvironment pair, long seed)
      throws InterruptedException {
    this.installation = installation;
    this.seed = seed;
    clusters = List.of(pair.rome().id().value(), pair.milan().id().value());
    workers = new WorkerPool(installation, layout);
    recorder = new Recorder(workers);
    trial = PairTrial.measure(pair, LIMITS, recorder);
  }

  private record Recorder(WorkerPool workers, Map<RunKind, ActivityRecorder> activities)
      implements PairTrial.UndisturbedRuns {
    Recorder(WorkerPool workers) {
      this(workers, new EnumMap<>(RunKind.class));
    }

    @Override
    public void starting(RunKind run) {
      workers.listen(activities.computeIfAbsent(run, absent -> new ActivityRecorder()));
    }

    @Override
    public void ended(RunKind run) {
      workers.listen(TaskListener.NONE);
    }

    List<RunActivity> of(RunKind run) {
      var recorded = activities.get(run);
      return recorded == null ? List.of() : recorded.activities();
    }
  }

  /** All cases, made from the activities of the undisturbed runs. */
  KillMatrix matrix() {
    boolean lab = installation.lab().isPresent();
    return new KillMatrix(recorder.of(RunKind.PEER), recorder.of(RunKind.UNPEER), clusters, lab);
  }

  /** Runs one case. */
  Verdict run(KillCase each) throws InterruptedException {
    useLayout(each.target().layout());
    var kill = new KillInjection(each, installation, workers, clusters, seed);
    var verdict =
        each.run() == RunKind.PEER
            ? trial.run(Optional.of(kill), Optional.empty())
            : trial.run(Optional.empty(), Optional.of(kill));
    if (each.target().isWorker()) workerStarts.add(workers.startTime());
    return verdict.getLast();
  }

  /** From the start of each worker process that took over until it polled for work. */
  List<Duration> workerStarts() {
    return List.copyOf(workerStarts);
  }

  /** Never two pools at once: they would share the work. */
  private void useLayout(WorkerLayout next) throws InterruptedException {
    if (next == layout) return;
    workers.close();
    workers = new WorkerPool(installation, next);
    layout = next;
  }

  @Override
  public void close() {
    workers.close();
  }
}
