package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object that a peering wrote, as somebody puts it there again, by hand and alone.
 *
 * @param namespace what it stands in
 * @param remark what was changed about it
 */
record Relic(
    Side side,
    Watched kind,
    GenericKubernetesResource namespace,
    GenericKubernetesResource object,
    String remark) {
  private static final String RUN = "hawser.dev/run";

  /** Whatever the run that peered has labelled as its own. */
  static List<Relic> of(Arena arena) {
    var relics = new ArrayList<Relic>();
    relics.addAll(on(arena.rome(), arena.milan()));
    relics.addAll(on(arena.milan(), arena.rome()));
    return relics;
  }

  private static List<Relic> on(Side side, Side peer) {
    var home = side.require(Watched.NAMESPACE, null, Side.tenantNamespace(peer));
    var relics = new ArrayList<Relic>();
    for (var kind : Watched.values()) {
      if (kind == Watched.NAMESPACE) continue;
      side.list(kind).stream()
          .filter(Relic::isOfTheRun)
          .map(found -> new Relic(side, kind, Copies.byHand(home), Copies.byHand(found), ""))
          .forEach(relics::add);
    }
    return relics;
  }

  /** Copies on the other cluster carry the labels of their originals. */
  private static boolean isOfTheRun(GenericKubernetesResource object) {
    var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return labels.containsKey(RUN) && !labels.containsKey("liqo.io/replicated");
  }

  /** False when the API server, or Liqo's webhook, will not have the mistake: it is never met. */
  boolean put() {
    side.create(Watched.NAMESPACE, namespace);
    try {
      side.create(kind, object);
      return true;
    } catch (KubernetesClientException e) {
      if (remark.isEmpty()) throw e;
      System.out.println(this + " can't be there: " + e.getMessage());
      return false;
    }
  }

  /**
   * What stands there now, UID included. Left out is what Liqo writes by itself: the signature of a
   * nonce, and the credentials of an Identity, which it renews from the provider's Tenant.
   */
  String content() {
    var metadata = object.getMetadata();
    var living = side.require(kind, metadata.getNamespace(), metadata.getName());
    return living.getMetadata().getUid() + section(living, "spec") + section(living, "data");
  }

  private static Map<String, Object> section(GenericKubernetesResource object, String section) {
    var content = new TreeMap<String, Object>();
    if (object.getAdditionalProperties().get(section) instanceof Map<?, ?> fields) {
      fields.forEach((field, value) -> content.put(String.valueOf(field), value));
    }
    content.remove("signedNonce");
    if (object.getKind().equals(Watched.IDENTITY.word())) content.remove("authParams");
    return content;
  }

  Relic with(GenericKubernetesResource changed, String what) {
    return new Relic(side, kind, namespace, changed, what);
  }

  String name() {
    return kind.word() + " " + object.getMetadata().getName();
  }

  @Override
  public String toString() {
    return name() + " on " + side.id() + (remark.isEmpty() ? "" : " with another " + remark);
  }
}
