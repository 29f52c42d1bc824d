package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.cluster.ClusterView;
import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Role;
import dev.hawser.cluster.Scope;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The life of an {@link Unpeer} run around its saga: refuse, claim, then only go forward. */
public final class UnpeerWorkflow implements Unpeer {
  private final @Nullable Journal journal;
  private final @Nullable Steps steps;
  private @Nullable Removing teardown;
  private boolean committed;
  private boolean settled;

  /**
   * @param request null when the UI's form was left empty
   */
  @WorkflowInit
  public UnpeerWorkflow(@Nullable UnpeerRequest request) {
    journal = request == null ? null : new Journal(request.pair());
    steps = journal == null ? null : new Steps(journal);
  }

  @Override
  public UnpeeringResult unpeer(@Nullable UnpeerRequest request) {
    if (request == null || journal == null || steps == null) throw Run.missingRequest();
    Run.requireSane(request.pair());
    if (!Run.isCanonical(request.pair())) return forward(request, journal);
    journal.begin(request.actor(), request.reason());
    var situation = look(request, journal, steps);
    journal.keep(reasons(request, situation));
    if (nothingIsThere(request, situation))
      return finish(request, journal, Removing.teardown(journal, steps.hold()));
    var sides = sides(request, situation);
    claim(sides, request, steps, journal);
    journal.enter(Phase.Unpeering);
    var removing = Removing.teardown(journal, steps.hold());
    teardown = removing;
    Workflow.newDetachedCancellationScope(
            () -> new UnpeerSaga(request, situation, sides, removing).unpeer())
        .run();
    return finish(request, journal, removing);
  }

  private Situation look(UnpeerRequest request, Journal journal, Steps steps) {
    var situation = new AtomicReference<Situation>();
    try {
      steps.forward(
          () -> {
            situation.set(observe(request, journal));
            Unpeerings.check(request, situation.get());
          });
      return situation.get();
    } catch (TemporalFailure refusal) {
      settled = true;
      steps.refused(refusal);
      throw outcome(refusal, steps);
    }
  }

  /** A provider that is gone is shown as an empty cluster. */
  private static Situation observe(UnpeerRequest request, Journal journal) {
    if (!Boolean.TRUE.equals(request.providerGone())) return Look.at(request.pair(), journal);
    var consumer = Look.at(request.pair(), request.consumer(), journal);
    return new Situation(
        request.pair(),
        consumer,
        ClusterView.absent(request.provider()),
        java.time.Instant.ofEpochMilli(Workflow.currentTimeMillis()));
  }

  private static boolean nothingIsThere(UnpeerRequest request, Situation situation) {
    boolean namespaces =
        Boolean.TRUE.equals(request.deleteNamespaces())
            && (situation.consumer().tenantNamespace() != null
                || situation.provider().tenantNamespace() != null);
    boolean network =
        situation.reverse().isEmpty()
            && (situation.consumer().hasNetwork() || situation.provider().hasNetwork());
    return !namespaces
        && !network
        && situation.consumer().isUnidentified(Role.CONSUMER)
        && situation.provider().isUnidentified(Role.PROVIDER);
  }

  private static Sides sides(UnpeerRequest request, Situation situation) {
    var pair = request.pair();
    var consumer =
        new Scope(
            pair.consumer(),
            pair.provider(),
            Role.CONSUMER,
            situation.consumer().uid(),
            situation.consumer().namespace(),
            Run.label(),
            request.patience());
    var provider =
        new Scope(
            pair.provider(),
            pair.consumer(),
            Role.PROVIDER,
            situation.provider().uid(),
            situation.provider().namespace(),
            Run.label(),
            request.patience());
    return new Sides(
        situation,
        consumer,
        provider,
        new Sides.Claiming(true, Boolean.TRUE.equals(request.takeOver()), false));
  }

  /** The last that can be taken back: until here an abort or a failure restores everything. */
  private void claim(Sides sides, UnpeerRequest request, Steps steps, Journal journal) {
    boolean gone = Boolean.TRUE.equals(request.providerGone());
    try {
      steps.forward(
          () -> {
            for (Side side : sides.toClaim()) {
              if (gone && side.id().equals(request.provider())) continue;
              steps.run(
                  Step.CLAIM,
                  side,
                  s -> s.pair().claimPair(sides.claim(s)),
                  s -> s.pair().releasePair(sides.release(s)));
            }
            if (gone)
              steps.run(
                  Step.CLAIM,
                  sides.consumer(),
                  c -> {
                    c.pair().declareGone(c.scope());
                    return true;
                  },
                  c -> c.pair().recallGone(sides.mine(c)));
          });
      committed = true;
    } catch (TemporalFailure cause) {
      journal.problem(Failures.sentence(cause));
      Workflow.newDetachedCancellationScope(steps.undos()::run).run();
      settled = true;
      journal.enter(Phase.RolledBack);
      Buttons.awaitAnswers();
      throw outcome(cause, steps);
    }
  }

  private static TemporalFailure outcome(TemporalFailure cause, Steps steps) {
    if (steps.abortReason() != null)
      return refuse(FailureType.Aborted, "aborted: " + steps.abortReason());
    return Failures.isCancellation(cause) ? cause : Failures.of(cause, List.of());
  }

  private static List<String> reasons(UnpeerRequest request, Situation situation) {
    var kept = new ArrayList<String>();
    boolean network = situation.consumer().hasNetwork() || situation.provider().hasNetwork();
    if (network
        && !situation.reverse().isEmpty()
        && request.modulesOrAll().contains(Module.NETWORKING)) {
      kept.add(
          "the network, in use by "
              + situation.pair().reversed()
              + " ("
              + String.join(", ", situation.reverse())
              + ")");
    }
    if (Boolean.TRUE.equals(request.providerGone())) {
      kept.add(
          "whatever "
              + request.provider()
              + " still holds of "
              + situation.pair()
              + ": Tenant, gateway, Configuration, tenant namespace");
    }
    return kept;
  }

  private UnpeeringResult finish(UnpeerRequest request, Journal journal, Removing removing) {
    settled = true;
    journal.enter(Phase.Unpeered);
    return new UnpeeringResult(
        request.consumer(), request.provider(), removing.gone(), journal.kept());
  }

  private static UnpeeringResult forward(UnpeerRequest request, Journal journal) {
    journal.begin(request.actor(), request.reason());
    journal.enter(Phase.Forwarding);
    try {
      return Workflow.newChildWorkflowStub(Unpeer.class, Run.asThePairsOwn(request.pair()))
          .unpeer(request);
    } catch (ChildWorkflowFailure failure) {
      throw Run.handOn(request.pair(), failure);
    }
  }

  @Override
  public PeeringStatus status() {
    if (journal == null) throw Run.missingRequest();
    return journal.status();
  }

  @Override
  public String abort(String reason) {
    if (steps == null || journal == null) throw Run.missingRequest();
    steps.abort(reason);
    Workflow.await(() -> settled || committed);
    return journal.phase().name();
  }

  @Override
  public void mayAbort(String reason) {
    Buttons.requireReason(reason);
    Buttons.requireNotForwarding(journal);
    if (settled) throw new IllegalStateException("the run is over: there is nothing to abort");
    if (committed)
      throw new IllegalStateException(
          "the first delete is done: an unpeer only goes forward from there; peer again afterwards"
              + " if it was a mistake");
    Buttons.requireGoing(steps);
  }

  @Override
  public String retry() {
    var removing = removing();
    if (removing == null) throw Run.missingRequest();
    removing.hurry();
    return "trying again: " + String.join(", ", removing.stuck());
  }

  @Override
  public void mayRetry() {
    Buttons.requireNotForwarding(journal);
    Buttons.requireStuck(removing());
  }

  /** What takes things away now: the teardown, or before it the rollback of the claims. */
  private @Nullable Removing removing() {
    if (teardown != null) return teardown;
    return steps == null ? null : steps.removing();
  }
}
