package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Permission;
import dev.hawser.activity.PodGroup;
import dev.hawser.activity.Role;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.activity.TenantCondition;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One cluster of a pair, with everything of the pair in memory and Liqo answering at once. */
public final class FakeCluster {
  public final ClusterId id;
  final ClusterId peer;
  public final FakeObjects objects = new FakeObjects();
  final List<TemplateProblem> templateGaps = new ArrayList<>();
  public final List<Permission> missingPermissions = new ArrayList<>();
  public final List<PeerPolicy> policies = new ArrayList<>();
  public final List<ObjectReference> stuck = new ArrayList<>();
  final List<ObjectReference> nameConflicts = new ArrayList<>();
  public final List<Permission> missingForRepair = new ArrayList<>();
  public String uid;
  public String version = "v1.2.0";
  int contract = ActivityContract.VERSION;
  public String identityKey;
  public @Nullable String proxy = "10.70.0.3";
  public IdentityIssuer identityIssuer = IdentityIssuer.KUBERNETES;
  public Cidrs cidrs;
  public int offloadedPods;
  public List<PodGroup> workloads = List.of();
  @Nullable Duration drainPatience;
  boolean tunnelDown;
  boolean nodeNotReady;
  @Nullable String unusable;
  TenantCondition condition = TenantCondition.ACTIVE;
  public boolean permissionsRevoked;
  boolean unrenewable;

  private final List<String> calls;
  private final ActivityFaults faults;

  public FakeCluster(
      String id, String peer, Cidrs cidrs, List<String> calls, ActivityFaults faults) {
    this.id = new ClusterId(id);
    this.peer = new ClusterId(peer);
    this.uid = "uid-of-" + id;
    this.identityKey = "key-of-" + id;
    this.cidrs = cidrs;
    this.calls = calls;
    this.faults = faults;
  }

  Object[] activities() {
    return new Object[] {
      new FakePair(this),
      new FakeNetwork(this),
      new FakeAuthentication(this),
      new FakeOffloading(this)
    };
  }

  /** Answers one call, unless a fault strikes before or after the write. */
  <T> T answer(String method, ActivityScope scope, Supplier<T> act) {
    String call = id + " " + method;
    calls.add(call);
    if (scope.clusterUid() != null && !Objects.equals(scope.clusterUid(), uid)) {
      throw refuse(FailureType.WRONG_CLUSTER, id + " is another cluster now");
    }
    if (scope.patience() == null) return repeated(call, act);
    faults.before(call);
    T answer = act.get();
    faults.after(call);
    return answer;
  }

  /** An activity without a limit never fails for good: Temporal repeats whatever it fails with. */
  private <T> T repeated(String call, Supplier<T> act) {
    try {
      faults.before(call);
      T answer = act.get();
      faults.after(call);
      return answer;
    } catch (ApplicationFailure failure) {
      throw ApplicationFailure.newFailure(failure.getOriginalMessage(), failure.getType());
    }
  }

  /** Looks are not bound to a scope. */
  <T> T look(String method, Supplier<T> act) {
    return answer(
        method,
        new ActivityScope(id, peer, Role.CONSUMER, null, "", "", Duration.ofSeconds(30)),
        act);
  }

  /** An object of the pair, which is named after the peer. */
  ObjectReference reference(String kind) {
    return ObjectReference.of(kind, peer.value());
  }

  /** Everything there is, to be compared. */
  public TreeMap<String, FakeObjects.FakeObject> state() {
    return objects.copy();
  }

  static ApplicationFailure refuse(FailureType type, String message) {
    return ApplicationFailure.newNonRetryableFailure(message, type.word());
  }
}
