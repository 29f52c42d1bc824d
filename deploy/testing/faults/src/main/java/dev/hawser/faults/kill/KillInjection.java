package dev.hawser.faults.kill;

import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faults.process.Installation;
import dev.hawser.faults.process.WorkerPool;
import dev.hawser.faults.trial.FaultInjection;
import dev.hawser.faults.trial.PeeringRuns;
import dev.hawser.faults.trial.RunKind;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills the process of one case during its run. */
final class KillInjection implements FaultInjection {
  private static final int LONGEST_DELAY_MILLIS = 120;
  private static final Duration KILL_LIMIT = Duration.ofMinutes(1);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

  private final KillCase killCase;
  private final Installation installation;
  private final WorkerPool workers;
  private final List<String> clusters;
  private final ProcessKiller killer;
  private final KillTrigger trigger;

  /**
   * Prepares a kill.
   *
   * @param clusters the IDs of consumer and provider
   * @param seed decides the delay of a kill while an activity runs
   */
  KillInjection(
      KillCase killCase,
      Installation installation,
      WorkerPool workers,
      List<String> clusters,
      long seed) {
    this.killCase = killCase;
    this.installation = installation;
    this.workers = workers;
    this.clusters = clusters;
    killer = new ProcessKiller(installation, workers);
    var random = new Random(seed ^ killCase.name().hashCode());
    var delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS));
    trigger =
        new KillTrigger(killCase.activity(), killCase.point(), delay, () -> killer.kill(killCase));
  }

  @Override
  public List<KillCase> cases() {
    return List.of(killCase);
  }

  @Override
  public void arm() {
    workers.listen(trigger);
  }

  @Override
  public WorkflowStub start(PeeringRuns runs) {
    if (killCase.target() != KillTarget.COMMAND) return runs.start(killCase.run());
    killer.command(startCommand());
    awaitKill(); // the run is there then
    return runs.latest();
  }

  @Override
  public Injected disarm() {
    boolean killed = awaitKill();
    var recovery = killed ? recovery() : Duration.ZERO;
    workers.listen(TaskListener.NONE);
    awaitReplaced();
    var tolerated = killCase.run() == RunKind.PEER ? Tolerated.ROLLBACK : Tolerated.NOTHING;
    if (!killed) return new Injected(Map.of(), tolerated, "the run never came to this point");
    var problem = killCase.target() == KillTarget.COMMAND ? repeatCommand() : "";
    return new Injected(Map.of(killCase, recovery), tolerated, problem);
  }

  /**
   * From the kill until the next activity was handed out, or the run had ended. The worker that
   * took over was started before and waited; its own start is added, so that this is at most what a
   * start after the kill would have taken.
   */
  private Duration recovery() {
    var pause = trigger.pause().orElseGet(trigger::sinceKill);
    return killCase.target().isWorker() ? pause.plus(workers.startTime()) : pause;
  }

  private Process startCommand() {
    var words = new ArrayList<>(killCase.run().command(clusters.get(0), clusters.get(1)));
    words.addAll(List.of("--address", installation.temporal()));
    return installation.hawser().start("command", words);
  }

  /** The same command again must succeed, whether the run is still under way or has ended. */
  private String repeatCommand() {
    var command = startCommand();
    try {
      if (!command.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        command.destroyForcibly();
        return "hawser " + killCase.run() + ", started again, did not end";
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    int code = command.exitValue();
    return code == 0 ? "" : "hawser, started again, ended with exit code " + code;
  }

  private boolean awaitKill() {
    try {
      return trigger.awaitKill(KILL_LIMIT);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void awaitReplaced() {
    try {
      killer.awaitReplaced();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}
