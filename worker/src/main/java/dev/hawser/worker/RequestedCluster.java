package dev.hawser.worker;

import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.policy.PolicyFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cluster that this process is to serve, whether it answers or not. Owns its client. */
final class RequestedCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RequestedCluster.class);

  /** A cluster may be away for long, and each reason may contain another detail. */
  private static final int REMEMBERED_REASONS = 100;

  private final KubernetesClient client;
  private final String liqoNamespace;
  private final @Nullable PolicyFile policyFile;
  private final SequencedSet<String> logged = new LinkedHashSet<>();
  private @Nullable PolicyState loggedPolicy;
  private volatile @Nullable LiqoCluster connected;
  private volatile boolean served;
  private volatile String problem = "not asked yet";
  private volatile @Nullable PolicyState policy;

  RequestedCluster(KubernetesClient client, String liqoNamespace, @Nullable PolicyFile policyFile) {
    this.client = client;
    this.liqoNamespace = liqoNamespace;
    this.policyFile = policyFile;
  }

  /** Connects, or asks a connected cluster whether it still answers. Keeps the result. */
  void check() {
    try {
      var known = connected;
      if (known == null) connected = LiqoCluster.connect(client, liqoNamespace, policyFile);
      problem = known == null ? "" : known.problem().orElse("");
      connected().ifPresent(this::checkPolicy);
    } catch (RuntimeException e) {
      problem = ErrorMessages.innermost(e);
    }
  }

  private void checkPolicy(LiqoCluster cluster) {
    if (!problem.isEmpty()) return;
    policy = PolicyState.of(cluster);
  }

  /** Which policy it obeys; empty until that is known. */
  Optional<PolicyState> policy() {
    return Optional.ofNullable(policy);
  }

  /** Not served for this reason; it has to be connected again. */
  void refuse(String reason) {
    connected = null;
    problem = reason;
  }

  void setServed() {
    served = true;
    // Why it was not served is over; only one that is served can answer again.
    logged.clear();
  }

  /** Whether its task queue is polled, even while it is away. */
  boolean isServed() {
    return served;
  }

  /** Empty until it has answered for the first time. */
  Optional<LiqoCluster> connected() {
    return Optional.ofNullable(connected);
  }

  /** Why it can't be used now, in one sentence; empty if it answers. */
  Optional<String> problem() {
    return Optional.of(problem).filter(words -> !words.isEmpty());
  }

  /** Its task queue; before its ID is known, the address of its API server. */
  String name() {
    return connected().map(known -> TaskQueues.of(known.id())).orElse(address());
  }

  String address() {
    return LiqoCluster.address(client);
  }

  /** Logs each new reason why it is away, that it is back, and which policy it obeys. */
  void logChange() {
    logPolicy();
    if (problem.isEmpty()) {
      if (served && !logged.isEmpty()) LOG.info("{} answers again", name());
      logged.clear();
    } else if (logged.add(problem)) {
      LOG.warn("{} is {}; trying again: {}", name(), served ? "away" : "not served yet", problem);
      if (logged.size() > REMEMBERED_REASONS) logged.removeFirst();
    }
  }

  private void logPolicy() {
    var now = policy;
    if (!served || now == null || now.equals(loggedPolicy)) return;
    loggedPolicy = now;
    if (now.isUsable()) LOG.info("{} {}", name(), now.sentence());
    else LOG.warn("{} {}", name(), now.sentence());
  }

  @Override
  public void close() {
    connected().ifPresent(LiqoCluster::close);
    client.close();
  }
}
