package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.Kept;
import dev.hawser.activity.Role;
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
  private final @Nullable StatusRecorder journal;
  private final @Nullable Steps steps;
  private @Nullable RemovalLoop teardown;
  private boolean committed;
  private boolean settled;

  /**
   * @param request null when the UI's form was left empty
   */
  @WorkflowInit
  public UnpeerWorkflow(@Nullable UnpeerRequest request) {
    journal = request == null ? null : new StatusRecorder(request.pair());
    steps = journal == null ? null : new Steps(journal);
  }

  @Override
  public UnpeeringResult unpeer(@Nullable UnpeerRequest request) {
    if (request == null || journal == null || steps == null)
      throw RunPreconditions.missingRequest();
    RunPreconditions.requireValidStart(request.pair());
    if (!RunPreconditions.isCanonical(request.pair())) return forward(request, journal);
    journal.begin(request.actor(), request.reason());
    var situation = look(request, journal, steps);
    journal.keep(reasons(request, situation));
    if (nothingIsThere(request, situation))
      return finish(request, journal, RemovalLoop.teardown(journal, steps.claimGuard()));
    var sides = sides(request, situation);
    claim(sides, request, steps, journal);
    journal.enter(Phase.Unpeering);
    var removing = RemovalLoop.teardown(journal, steps.claimGuard());
    teardown = removing;
    Workflow.newDetachedCancellationScope(
            () -> new UnpeerSaga(request, situation, sides, removing).unpeer())
        .run();
    return finish(request, journal, removing);
  }

  private PairState look(UnpeerRequest request, StatusRecorder journal, Steps steps) {
    var situation = new AtomicReference<PairState>();
    try {
      steps.runToEnd(
          () -> {
            situation.set(observe(request, journal));
            UnpeerRefusals.check(request, situation.get());
          });
      return situation.get();
    } catch (TemporalFailure refusal) {
      settled = true;
      steps.recordRefusal(refusal);
      throw outcome(refusal, steps);
    }
  }

  /** A provider that is gone is shown as an empty cluster. */
  private static PairState observe(UnpeerRequest request, StatusRecorder journal) {
    if (!Boolean.TRUE.equals(request.providerGone()))
      return Inspections.at(request.pair(), journal);
    var consumer = Inspections.at(request.pair(), request.consumer(), journal);
    return new PairState(
        request.pair(),
        consumer,
        ClusterView.absent(request.provider()),
        java.time.Instant.ofEpochMilli(Workflow.currentTimeMillis()));
  }

  private static boolean nothingIsThere(UnpeerRequest request, PairState situation) {
    boolean namespaces =
        Boolean.TRUE.equals(request.deleteNamespaces())
            && (situation.consumer().tenantNamespace() != null
                || situation.provider().tenantNamespace() != null);
    boolean network =
        situation.reverse().isEmpty()
            && (situation.consumer().network().exists() || situation.provider().network().exists());
    return !namespaces
        && !network
        && situation.consumer().hasNoIdentity(Role.CONSUMER)
        && situation.provider().hasNoIdentity(Role.PROVIDER);
  }

  private static PairStubs sides(UnpeerRequest request, PairState situation) {
    var pair = request.pair();
    var consumer =
        new ActivityScope(
            pair.consumer(),
            pair.provider(),
            Role.CONSUMER,
            situation.consumer().installation().uid(),
            situation.consumer().namespace(),
            RunPreconditions.label(),
            request.patience());
    var provider =
        new ActivityScope(
            pair.provider(),
            pair.consumer(),
            Role.PROVIDER,
            situation.provider().installation().uid(),
            situation.provider().namespace(),
            RunPreconditions.label(),
            request.patience());
    return new PairStubs(
        situation,
        consumer,
        provider,
        new PairStubs.Claiming(true, Boolean.TRUE.equals(request.takeOver()), false));
  }

  /** The last that can be taken back: until here an abort or a failure restores everything. */
  private void claim(PairStubs sides, UnpeerRequest request, Steps steps, StatusRecorder journal) {
    boolean gone = Boolean.TRUE.equals(request.providerGone());
    try {
      steps.runToEnd(
          () -> {
            for (ClusterStubs side : sides.claimOrder()) {
              if (gone && side.id().equals(request.provider())) continue;
              steps.run(
                  Step.CLAIM,
                  side,
                  s -> s.pair().claimPair(sides.claim(s)),
                  s -> s.pair().releaseClaim(sides.release(s)));
            }
            if (gone)
              steps.run(
                  Step.CLAIM,
                  sides.consumer(),
                  c -> {
                    c.pair().declareUnreachable(c.scope());
                    return true;
                  },
                  c -> c.pair().clearUnreachable(sides.createdByRun(c)));
          });
      committed = true;
    } catch (TemporalFailure cause) {
      journal.problem(Failures.sentence(cause));
      Workflow.newDetachedCancellationScope(steps.compensations()::run).run();
      settled = true;
      journal.enter(Phase.RolledBack);
      UpdateValidators.awaitUpdateHandlers();
      throw outcome(cause, steps);
    }
  }

  private static TemporalFailure outcome(TemporalFailure cause, Steps steps) {
    if (steps.abortReason() != null)
      return refuse(FailureType.Aborted, "aborted: " + steps.abortReason());
    return Failures.isCancellation(cause) ? cause : Failures.of(cause, List.of());
  }

  private static List<Kept> reasons(UnpeerRequest request, PairState situation) {
    var kept = new ArrayList<Kept>();
    boolean network =
        situation.consumer().network().exists() || situation.provider().network().exists();
    if (network
        && !situation.reverse().isEmpty()
        && request.modulesOrAll().contains(LiqoModule.NETWORKING)) {
      kept.add(
          Kept.described(
              "the network, in use by " + situation.pair().reversed(), situation.reverse()));
    }
    if (Boolean.TRUE.equals(request.providerGone())) {
      kept.add(
          Kept.described(
              "whatever "
                  + request.provider()
                  + " still holds of "
                  + situation.pair()
                  + ": Tenant, gateway, Configuration, tenant namespace",
              List.of()));
    }
    return kept;
  }

  private UnpeeringResult finish(
      UnpeerRequest request, StatusRecorder journal, RemovalLoop removing) {
    settled = true;
    journal.enter(Phase.Unpeered);
    return new UnpeeringResult(
        request.consumer(), request.provider(), removing.deleted(), journal.kept());
  }

  private static UnpeeringResult forward(UnpeerRequest request, StatusRecorder journal) {
    journal.begin(request.actor(), request.reason());
    journal.enter(Phase.Forwarding);
    try {
      return Workflow.newChildWorkflowStub(
              Unpeer.class, RunPreconditions.canonicalRunOptions(request.pair()))
          .unpeer(request);
    } catch (ChildWorkflowFailure failure) {
      throw RunPreconditions.failureOfCanonicalRun(request.pair(), failure);
    }
  }

  @Override
  public PeeringStatus status() {
    if (journal == null) throw RunPreconditions.missingRequest();
    return journal.status();
  }

  @Override
  public String abort(String reason) {
    if (steps == null || journal == null) throw RunPreconditions.missingRequest();
    steps.abort(reason);
    Workflow.await(() -> settled || committed);
    return journal.phase().name();
  }

  @Override
  public void mayAbort(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(journal);
    if (settled) throw new IllegalStateException("the run is over: there is nothing to abort");
    if (committed)
      throw new IllegalStateException(
          "the first delete is done: an unpeer only goes forward from there; peer again afterwards"
              + " if it was a mistake");
    UpdateValidators.requireAbortable(steps);
  }

  @Override
  public String retry() {
    var removing = removing();
    if (removing == null) throw RunPreconditions.missingRequest();
    removing.retryNow();
    return "trying again: " + String.join(", ", removing.stuck());
  }

  @Override
  public void mayRetry() {
    UpdateValidators.requireNotForwarding(journal);
    UpdateValidators.requireStuck(removing());
  }

  /** What takes things away now: the teardown, or before it the rollback of the claims. */
  private @Nullable RemovalLoop removing() {
    if (teardown != null) return teardown;
    return steps == null ? null : steps.removing();
  }
}
