package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;

import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The authentication part of a plan: handshake, Tenant, Identity. */
record AuthenticationPlan(List<PlannedStep> steps, List<String> notes) {

  static AuthenticationPlan of(PeerRequest request, PairState situation) {
    if (situation.consumer().installation().identityKey() == null) {
      throw refuse(
          FailureType.Forbidden,
          "the worker of "
              + situation.pair().consumer()
              + " can't read the Secret authentication-keys in Liqo's namespace, which proves the"
              + " consumer's identity");
    }
    boolean repair = Boolean.TRUE.equals(request.repair());
    TenantRefusals.stuckCredentials(situation, repair);
    TenantRefusals.slicesWithoutIdentity(request, situation);
    var tenant = tenant(request, situation);
    var identity = identity(situation, tenant);
    TenantRefusals.drainedTenant(situation, tenant);
    if (tenant.writes()) TenantRefusals.cachedCertificate(situation, repair);
    boolean finished = !tenant.writes() && !identity.writes();
    var handshake =
        finished
            ? List.of(adopt(Step.NONCE, situation), adopt(Step.PROOF, situation))
            : List.of(nonce(situation), proof(situation));
    var notes =
        situation.provider().authentication().tenant() == null
                || situation.provider().authentication().tenant().active()
            ? List.<String>of()
            : List.of(TenantRefusals.setBack(situation) + "; that stays so");
    var steps = new ArrayList<PlannedStep>();
    if (repair && !situation.consumer().authentication().stuckCredentials().isEmpty())
      steps.add(repair(situation));
    steps.addAll(handshake);
    steps.add(tenant);
    steps.add(identity);
    return new AuthenticationPlan(List.copyOf(steps), notes);
  }

  private static PlannedStep repair(PairState situation) {
    var stuck = CommaList.of(situation.consumer().authentication().stuckCredentials());
    return new PlannedStep(Step.REPAIR, situation.pair().provider(), CHANGE, stuck);
  }

  private static PlannedStep adopt(Step step, PairState situation) {
    var cluster = step == Step.NONCE ? situation.pair().provider() : situation.pair().consumer();
    return new PlannedStep(step, cluster, ADOPT, "");
  }

  private static PlannedStep nonce(PairState situation) {
    boolean there = situation.provider().authentication().nonce().nonce() != null;
    return new PlannedStep(Step.NONCE, situation.pair().provider(), there ? ADOPT : CREATE, "");
  }

  private static PlannedStep proof(PairState situation) {
    var signed = situation.consumer().authentication().nonce().signedNonce();
    var nonce = situation.provider().authentication().nonce().nonce();
    var action = signed == null ? CREATE : signed.equals(nonce) ? ADOPT : CHANGE;
    return new PlannedStep(
        Step.PROOF,
        situation.pair().consumer(),
        action,
        action == CHANGE ? "another nonce was signed" : "");
  }

  private static PlannedStep tenant(PeerRequest request, PairState situation) {
    var there = situation.provider().authentication().tenant();
    var cluster = situation.pair().provider();
    if (there == null) return new PlannedStep(Step.TENANT, cluster, CREATE, "");
    boolean sameKey =
        Objects.equals(there.key(), situation.consumer().installation().identityKey());
    boolean sameProxy =
        !PeerPlan.decidesProxy(request)
            || Objects.equals(there.proxyUrl(), proxy(request, situation));
    boolean complete = there.certificate() != null && !there.terminating();
    boolean whole =
        complete && (!there.rightsMissing() || there.drained()) && !there.certificateMismatch();
    if (sameKey && sameProxy && whole) return new PlannedStep(Step.TENANT, cluster, ADOPT, "");
    String why = !sameKey ? "the consumer has a new key" : !sameProxy ? "another proxy" : "";
    return new PlannedStep(Step.TENANT, cluster, CHANGE, why.isEmpty() ? flaw(there) : why);
  }

  private static String flaw(AuthenticationView.TenantView tenant) {
    if (tenant.certificate() == null || tenant.terminating()) return "it is not complete";
    if (tenant.certificateMismatch()) return "its certificate was issued for another request";
    return "its rights are gone";
  }

  private static @Nullable String proxy(PeerRequest request, PairState situation) {
    if (request.proxyUrl() != null) return request.proxyUrl();
    var configuration = situation.consumer().network().configuration();
    return configuration == null || configuration.mapped() == null
        ? "?"
        : InBandProxy.proxyUrl(situation.provider(), configuration.mapped());
  }

  private static PlannedStep identity(PairState situation, PlannedStep tenant) {
    var there = situation.consumer().authentication().identity();
    var cluster = situation.pair().consumer();
    if (there == null) return new PlannedStep(Step.IDENTITY, cluster, CREATE, "");
    var granted = situation.provider().authentication().tenant();
    boolean same =
        !tenant.writes()
            && granted != null
            && Objects.equals(there.certificate(), granted.certificate());
    boolean complete =
        there.complete()
            && !there.terminating()
            && situation.consumer().authentication().stuckCredentials().isEmpty();
    return new PlannedStep(Step.IDENTITY, cluster, same && complete ? ADOPT : CHANGE, "");
  }
}
