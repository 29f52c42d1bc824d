package dev.hawser.apiserver.failure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;

/**
 * What a refusal is about.
 *
 * @param kind the plural, or for invalid objects the kind
 */
public record StatusDetails(String group, String kind, String name) {
  /** Something without a name yet. */
  public static StatusDetails of(String group, String kind) {
    return new StatusDetails(group, kind, "");
  }

  /** {@code tenants.authentication.liqo.io}, or {@code secrets}. */
  public String qualified() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** The qualified kind followed by the quoted name. */
  public String sentence() {
    return qualified() + " \"" + name + "\"";
  }

  ObjectNode details(List<StatusCause> causes) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) details.put("name", name);
    if (!group.isEmpty()) details.put("group", group);
    if (!kind.isEmpty()) details.put("kind", kind);
    causes.forEach(cause -> details.withArray("causes").add(cause.toJson()));
    return details;
  }
}
