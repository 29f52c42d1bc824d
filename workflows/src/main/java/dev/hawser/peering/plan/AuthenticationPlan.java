package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;

import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.HttpUrl;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authentication part of a plan: handshake, Tenant, Identity. */
record AuthenticationPlan(List<PlannedStep> steps, List<String> notes) {

  /** Empty if it is refused. */
  static Optional<AuthenticationPlan> of(PeerRequest request, PairState state, Refusals refusals) {
    boolean repair = request.repair();
    boolean known = refusals.pass(() -> requireIdentityKey(state));
    boolean proxied = refusals.pass(() -> requireUsableProxy(request, state));
    if (request.reachesThroughTunnel()) {
      proxied &= refusals.pass(() -> InBandProxy.require(state.provider()));
    }
    refusals.pass(() -> TenantRefusals.stuckCredentials(state, repair));
    refusals.pass(() -> TenantRefusals.slicesWithoutIdentity(request, state));
    if (!known || !proxied) return Optional.empty();
    return refusals
        .part(() -> tenant(request, state))
        .map(tenant -> of(request, state, tenant, refusals));
  }

  private static AuthenticationPlan of(
      PeerRequest request, PairState state, PlannedStep tenant, Refusals refusals) {
    refusals.pass(() -> TenantRefusals.drainedTenant(state, tenant));
    if (tenant.writes()) {
      refusals.pass(() -> TenantRefusals.cachedCertificate(state, request.repair()));
    }
    var identity = identity(state, tenant);
    boolean finished = !tenant.writes() && !identity.writes();
    if (!finished) refusals.pass(() -> TenantRefusals.accessKey(state));
    var steps = new ArrayList<PlannedStep>();
    if (request.repair() && !state.consumer().authentication().stuckCredentials().isEmpty())
      steps.add(repair(state));
    steps.add(finished ? adopt(Step.NONCE, state) : nonce(state));
    steps.add(finished ? adopt(Step.PROOF, state) : proof(state));
    steps.add(tenant);
    steps.add(identity);
    return new AuthenticationPlan(List.copyOf(steps), notes(state));
  }

  private static List<String> notes(PairState state) {
    var tenant = state.provider().authentication().tenant();
    return tenant == null || tenant.active()
        ? List.of()
        : List.of(TenantRefusals.cordonedOrDrained(state) + "; the peering does not change that");
  }

  private static void requireIdentityKey(PairState state) {
    if (state.consumer().installation().identityKey() != null) return;
    throw refuse(
        FailureType.FORBIDDEN,
        "the worker of "
            + state.pair().consumer()
            + " can't read the Secret authentication-keys in Liqo's namespace, which proves the"
            + " consumer's identity");
  }

  /** The proxy of an existing Tenant is kept, so it has to be one that could be requested. */
  private static void requireUsableProxy(PeerRequest request, PairState state) {
    var tenant = state.provider().authentication().tenant();
    if (tenant == null || request.decidesProxy()) return;
    try {
      HttpUrl.requireProxy("its proxy", tenant.proxyUrl());
    } catch (InvalidFieldException e) {
      throw refuse(
          FailureType.CONFLICT,
          "the Tenant of "
              + state.pair().consumer()
              + " on "
              + state.pair().provider()
              + " can't be kept as it is: "
              + e.getMessage()
              + "; set proxyUrl to one without a password");
    }
  }

  private static PlannedStep repair(PairState state) {
    var stuck = CommaList.of(state.consumer().authentication().stuckCredentials());
    return new PlannedStep(Step.REPAIR, state.pair().provider(), CHANGE, stuck);
  }

  private static PlannedStep adopt(Step step, PairState state) {
    var cluster = step == Step.NONCE ? state.pair().provider() : state.pair().consumer();
    return new PlannedStep(step, cluster, ADOPT, "");
  }

  private static PlannedStep nonce(PairState state) {
    boolean there = state.provider().authentication().nonce().nonce() != null;
    return new PlannedStep(Step.NONCE, state.pair().provider(), there ? ADOPT : CREATE, "");
  }

  private static PlannedStep proof(PairState state) {
    var signed = state.consumer().authentication().nonce().signedNonce();
    var nonce = state.provider().authentication().nonce().nonce();
    var action = signed == null ? CREATE : signed.equals(nonce) ? ADOPT : CHANGE;
    return new PlannedStep(
        Step.PROOF,
        state.pair().consumer(),
        action,
        action == CHANGE ? "another nonce was signed" : "");
  }

  private static PlannedStep tenant(PeerRequest request, PairState state) {
    var there = state.provider().authentication().tenant();
    var cluster = state.pair().provider();
    if (there == null) return new PlannedStep(Step.TENANT, cluster, CREATE, "");
    boolean sameKey = Objects.equals(there.key(), state.consumer().installation().identityKey());
    boolean sameProxy =
        !request.decidesProxy() || Objects.equals(there.proxyUrl(), proxy(request, state));
    boolean complete = there.certificate() != null && !there.terminating();
    boolean whole =
        complete
            && (!there.permissionsMissing() || there.drained())
            && !there.certificateMismatch();
    if (sameKey && sameProxy && whole) return new PlannedStep(Step.TENANT, cluster, ADOPT, "");
    String why = !sameKey ? "the consumer has a new key" : !sameProxy ? "another proxy" : "";
    return new PlannedStep(Step.TENANT, cluster, CHANGE, why.isEmpty() ? flaw(there) : why);
  }

  private static String flaw(AuthenticationView.TenantView tenant) {
    if (tenant.certificate() == null || tenant.terminating()) return "it is not complete";
    if (tenant.certificateMismatch()) return "its certificate was issued for another request";
    return "its permissions are gone";
  }

  private static @Nullable String proxy(PeerRequest request, PairState state) {
    if (request.proxyUrl() != null) return request.proxyUrl();
    var configuration = state.consumer().network().configuration();
    return configuration == null || configuration.mapped() == null
        ? "?"
        : InBandProxy.proxyUrl(state.provider(), configuration.mapped());
  }

  private static PlannedStep identity(PairState state, PlannedStep tenant) {
    var there = state.consumer().authentication().identity();
    var cluster = state.pair().consumer();
    if (there == null) return new PlannedStep(Step.IDENTITY, cluster, CREATE, "");
    var granted = state.provider().authentication().tenant();
    boolean same =
        !tenant.writes()
            && granted != null
            && Objects.equals(there.certificate(), granted.certificate());
    boolean complete =
        there.complete()
            && !there.terminating()
            && state.consumer().authentication().stuckCredentials().isEmpty();
    return new PlannedStep(Step.IDENTITY, cluster, same && complete ? ADOPT : CHANGE, "");
  }
}
