package dev.hawser.liqo.policy;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Role;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a cluster allows. What it does not name is refused.
 *
 * @param source where it is, for people
 * @param callers which runs may use the worker
 * @param peers one for each peer and role
 */
public record Policy(String source, Callers callers, List<Peer> peers) {
  public Policy {
    peers = List.copyOf(peers);
  }

  /** What is allowed of a peer in these roles. */
  public record Peer(List<Role> roles, PeerPolicy allowed) {
    public Peer {
      roles = List.copyOf(roles);
    }

    boolean is(ClusterId cluster, Role role) {
      return allowed.peer().equals(cluster) && roles.contains(role);
    }
  }

  /** Which rule refuses a run, as a whole sentence; empty if it is allowed. */
  public Optional<String> refusesCaller(
      ClusterId cluster, String temporalNamespace, String workflowType) {
    return callers
        .refusal(temporalNamespace, workflowType)
        .map(clause -> PeerPolicy.sentence(cluster, source, clause));
  }

  /** What is allowed of a peer that has that role in the peering. */
  public PeerPolicy of(ClusterId peer, Role role) {
    return peers.stream()
        .filter(named -> named.is(peer, role))
        .findFirst()
        .map(Peer::allowed)
        .orElseGet(() -> PeerPolicy.refusing(source, peer, notNamed(peer, role)));
  }

  private static String notNamed(ClusterId peer, Role role) {
    return "peers does not name %s as a %s: ask the cluster's owner to add it"
        .formatted(peer, role.word());
  }
}
