package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faults.runs.RunKind;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairContents;
import dev.hawser.harness.PeeringObserver;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Carries out one case, from two clean clusters to two clean clusters. */
final class KillTrial {
  private static final int LONGEST_DELAY_MILLIS = 120;
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final TestTarget ground;
  private final PeeringObserver witness;
  private final CrashRuns runs;
  private final WorkerPool crew;
  private final Killer strikes;
  private final PairContents peered;
  private final long seed;

  /**
   * Prepares trials.
   *
   * @param peered what stands after an undisturbed peering
   */
  KillTrial(
      TestTarget ground, PeeringObserver witness, WorkerPool crew, PairContents peered, long seed) {
    this.ground = ground;
    this.witness = witness;
    this.crew = crew;
    this.peered = peered;
    this.seed = seed;
    runs = new CrashRuns(witness);
    strikes = new Killer(ground, crew);
  }

  KillVerdict of(KillCase each) throws InterruptedException {
    var before = witness.look();
    if (each.run() == RunKind.UNPEER) expect(runs.end(runs.peer(witness.first())));
    var ambush = ambush(each);
    crew.listen(ambush);
    var run = begin(each);
    boolean struck = ambush.awaitStrike(Duration.ofMinutes(1));
    var ending = runs.end(run);
    var recovery = struck ? recovery(each, ambush) : Optional.<Recovery>empty();
    crew.listen(TaskListener.NONE);
    strikes.awaitMended();
    var problem = struck ? "" : "the run never came to this point";
    if (struck && each.target() == KillTarget.COMMAND) problem = joins(each);
    if (problem.isEmpty()) problem = problem(each, ending, before);
    return new KillVerdict(each, ending, leftOver(each, ending, before), recovery, problem);
  }

  private KillTrigger ambush(KillCase each) {
    var random = new Random(seed ^ each.name().hashCode());
    var delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS));
    return new KillTrigger(each.activity(), each.point(), delay, () -> strikes.strike(each));
  }

  private WorkflowStub begin(KillCase each) throws InterruptedException {
    if (each.target() == KillTarget.COMMAND) {
      strikes.aimAt(command(each));
      return runs.latest();
    }
    return each.run() == RunKind.PEER ? runs.peer(witness.first()) : runs.unpeer(witness.first());
  }

  /** Returns when the command has started its run: the runs before have ended. */
  private Process command(KillCase each) {
    return ground
        .program()
        .start(
            "command",
            List.of(
                each.run().toString(),
                witness.first().value(),
                witness.second().value(),
                "--address",
                ground.temporal()));
  }

  private Optional<Recovery> recovery(KillCase each, KillTrigger ambush) {
    var pause = ambush.pause().orElseGet(ambush::sinceStrike);
    return Optional.of(new Recovery(each.target().isWorker() ? crew.boot() : Duration.ZERO, pause));
  }

  /** The same command again ends well, whether the run is still under way or over. */
  private String joins(KillCase each) throws InterruptedException {
    var again = command(each);
    if (!again.waitFor(2, TimeUnit.MINUTES)) {
      again.destroyForcibly();
      return "hawser " + each.run() + ", started again, did not end";
    }
    return again.exitValue() == 0 ? "" : "hawser, started again, ended with " + again.exitValue();
  }

  private String problem(KillCase each, CrashRunEnding ending, PeeringObserver.Standing before)
      throws InterruptedException {
    if (each.run() == RunKind.UNPEER) {
      return ending instanceof CrashRunEnding.Failed failed ? "unpeer failed: " + failed : "";
    }
    return switch (ending) {
      case CrashRunEnding.Completed completed -> unlikePeered();
      case CrashRunEnding.Failed failed ->
          say(Expect.settled(SETTLING, () -> witness.changedSince(before)));
      case CrashRunEnding.Lost lost -> lost.message();
    };
  }

  private String unlikePeered() throws InterruptedException {
    if (!witness.isPeered(witness.first())) return "the node is not Ready";
    return say(Expect.settled(SETTLING, () -> witness.contents().differences(peered)));
  }

  private Set<String> leftOver(
      KillCase each, CrashRunEnding ending, PeeringObserver.Standing before)
      throws InterruptedException {
    switch (ending) {
      case CrashRunEnding.Completed completed when each.run() == RunKind.UNPEER -> {}
      case CrashRunEnding.Failed failed when each.run() == RunKind.PEER -> {}
      case CrashRunEnding.Completed completed -> expect(runs.end(runs.unpeer(witness.first())));
      case CrashRunEnding.Failed failed -> expect(runs.end(runs.unpeer(witness.first())));
      case CrashRunEnding.Lost lost -> expect(runs.end(runs.unpeerAfterLoss(witness.first())));
    }
    var left = Expect.settled(SETTLING, () -> witness.leftOverSince(before));
    witness.tidy();
    return left;
  }

  private static void expect(CrashRunEnding ending) {
    if (!(ending instanceof CrashRunEnding.Completed)) {
      throw new IllegalStateException("an undisturbed run ended as " + ending);
    }
  }

  private static String say(Set<String> differences) {
    return differences.isEmpty() ? "" : "differs: " + differences;
  }
}
