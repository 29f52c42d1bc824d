package dev.hawser.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.Optional;

/**
 * A write that is about to happen.
 *
 * @param object what is to be stored; for deletions what is to go
 * @param old what is stored now; empty for creations
 */
public record AdmissionRequest(
    Operation operation,
    ResourceType type,
    String subresource,
    ObjectNode object,
    Optional<ObjectNode> old,
    User user) {

  /** What is to be done. */
  public enum Operation {
    CREATE,
    UPDATE,
    DELETE
  }

  /** Whether it is about the main resource of a kind. */
  public boolean concerns(String group, String kind) {
    return subresource.isEmpty() && type.group().equals(group) && type.kind().equals(kind);
  }

  public String namespace() {
    return ObjectMeta.namespace(object);
  }

  public String name() {
    return ObjectMeta.name(object);
  }
}
