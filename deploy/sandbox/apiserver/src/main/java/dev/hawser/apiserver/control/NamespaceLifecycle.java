package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.control.ClusterStore.Item;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.store.ObjectKey;
import java.util.List;

/** Furnishes new namespaces, and empties those that are to go. */
final class NamespaceLifecycle implements Controller {
  private final ClusterStore cluster;
  private final String rootCertificate;

  NamespaceLifecycle(ClusterStore cluster, String rootCertificate) {
    this.cluster = cluster;
    this.rootCertificate = rootCertificate;
  }

  @Override
  public void reconcile() {
    for (Item namespace : cluster.all(GroupResource.NAMESPACES)) {
      if (ObjectMeta.isTerminating(namespace.object())) {
        empty(namespace);
      } else {
        addDefaults(ObjectMeta.name(namespace.object()));
      }
    }
  }

  private void addDefaults(String namespace) {
    ensure(GroupResource.SERVICE_ACCOUNTS, namespace, "default", Json.object());
    ObjectNode certificate = Json.object();
    certificate.putObject("data").put("ca.crt", rootCertificate);
    ensure(GroupResource.CONFIG_MAPS, namespace, "kube-root-ca.crt", certificate);
  }

  private void ensure(GroupResource resource, String namespace, String name, ObjectNode object) {
    if (cluster.store().get(new ObjectKey(resource, namespace, name)).isPresent()) return;
    ObjectMeta.of(object).put("name", name);
    cluster
        .types()
        .find(resource)
        .ifPresent(type -> cluster.create(new RequestTarget(type, namespace, "", ""), object));
  }

  private void empty(Item namespace) {
    contents(namespace).forEach(cluster::delete);
    List<Item> left = contents(namespace);
    ObjectNode changed = namespace.object().deepCopy();
    if (left.isEmpty()) {
      Json.child(changed, "spec").putArray("finalizers");
      cluster.replace(namespace, "finalize", changed);
    } else {
      Json.child(changed, "status")
          .set("conditions", NamespaceContents.conditions(left, since(namespace)));
      cluster.replace(namespace, "status", changed);
    }
  }

  /** When its deletion began: what keeps it has kept it since. */
  private static String since(Item namespace) {
    return ObjectMeta.text(namespace.object(), "deletionTimestamp");
  }

  private List<Item> contents(Item namespace) {
    String name = ObjectMeta.name(namespace.object());
    return cluster.everything().stream()
        .filter(item -> item.type().namespaced())
        .filter(item -> ObjectMeta.namespace(item.object()).equals(name))
        .toList();
  }
}
