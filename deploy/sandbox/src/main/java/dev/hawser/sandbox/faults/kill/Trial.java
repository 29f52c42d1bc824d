package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.contract.Contents;
import dev.hawser.sandbox.contract.Expect;
import dev.hawser.sandbox.contract.Witness;
import dev.hawser.sandbox.faults.runs.Flow;
import dev.hawser.sandbox.faults.temporal.TaskListener;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Carries out one case, from two clean clusters to two clean clusters. */
final class Trial {
  private static final int LONGEST_DELAY_MILLIS = 120;
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Ground ground;
  private final Witness witness;
  private final Runs runs;
  private final Crew crew;
  private final Strikes strikes;
  private final Contents peered;
  private final long seed;

  /**
   * Prepares trials.
   *
   * @param peered what stands after an undisturbed peering
   */
  Trial(Ground ground, Witness witness, Crew crew, Contents peered, long seed) {
    this.ground = ground;
    this.witness = witness;
    this.crew = crew;
    this.peered = peered;
    this.seed = seed;
    runs = new Runs(witness);
    strikes = new Strikes(ground, crew);
  }

  Verdict of(KillCase each) throws InterruptedException {
    var before = witness.look();
    if (each.run() == Flow.UNPEER) expect(runs.end(runs.peer(witness.first())));
    var ambush = ambush(each);
    crew.listen(ambush);
    var run = begin(each);
    boolean struck = ambush.awaitStrike(Duration.ofMinutes(1));
    var ending = runs.end(run);
    var recovery = struck ? recovery(each, ambush) : Optional.<Recovery>empty();
    crew.listen(TaskListener.NONE);
    strikes.awaitMended();
    var problem = struck ? "" : "the run never came to this point";
    if (struck && each.target() == Target.COMMAND) problem = joins(each);
    if (problem.isEmpty()) problem = problem(each, ending, before);
    return new Verdict(each, ending, leftOver(each, ending, before), recovery, problem);
  }

  private Ambush ambush(KillCase each) {
    var random = new Random(seed ^ each.name().hashCode());
    var delay = Duration.ofMillis(random.nextInt(LONGEST_DELAY_MILLIS));
    return new Ambush(each.activity(), each.point(), delay, () -> strikes.strike(each));
  }

  private WorkflowStub begin(KillCase each) throws InterruptedException {
    if (each.target() == Target.COMMAND) {
      strikes.aimAt(command(each));
      return runs.latest();
    }
    return each.run() == Flow.PEER ? runs.peer(witness.first()) : runs.unpeer(witness.first());
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

  private Optional<Recovery> recovery(KillCase each, Ambush ambush) {
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

  private String problem(KillCase each, Ending ending, Witness.Standing before)
      throws InterruptedException {
    if (each.run() == Flow.UNPEER) {
      return ending instanceof Ending.Failed failed ? "unpeer failed: " + failed : "";
    }
    return switch (ending) {
      case Ending.Completed completed -> unlikePeered();
      case Ending.Failed failed ->
          say(Expect.settled(SETTLING, () -> witness.changedSince(before)));
      case Ending.Lost lost -> lost.message();
    };
  }

  private String unlikePeered() throws InterruptedException {
    if (!witness.isPeered(witness.first())) return "the node is not Ready";
    return say(Expect.settled(SETTLING, () -> witness.contents().differences(peered)));
  }

  private Set<String> leftOver(KillCase each, Ending ending, Witness.Standing before)
      throws InterruptedException {
    switch (ending) {
      case Ending.Completed completed when each.run() == Flow.UNPEER -> {}
      case Ending.Failed failed when each.run() == Flow.PEER -> {}
      case Ending.Completed completed -> expect(runs.end(runs.unpeer(witness.first())));
      case Ending.Failed failed -> expect(runs.end(runs.unpeer(witness.first())));
      case Ending.Lost lost -> expect(runs.end(runs.unpeerAfterLoss(witness.first())));
    }
    var left = Expect.settled(SETTLING, () -> witness.leftOverSince(before));
    witness.tidy();
    return left;
  }

  private static void expect(Ending ending) {
    if (!(ending instanceof Ending.Completed)) {
      throw new IllegalStateException("an undisturbed run ended as " + ending);
    }
  }

  private static String say(Set<String> differences) {
    return differences.isEmpty() ? "" : "differs: " + differences;
  }
}
