package dev.hawser.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a peering as a user creates them by hand. */
final class ManualObjects {
  private ManualObjects() {}

  /** The same name, labels, annotations and content, without status, owner and Hawser's marks. */
  static GenericKubernetesResource withoutServerFields(GenericKubernetesResource object) {
    var copy = new GenericKubernetesResource();
    copy.setApiVersion(object.getApiVersion());
    copy.setKind(object.getKind());
    var metadata = new ObjectMeta();
    metadata.setName(object.getMetadata().getName());
    metadata.setNamespace(object.getMetadata().getNamespace());
    metadata.setLabels(notOurs(object.getMetadata().getLabels()));
    metadata.setAnnotations(notOurs(object.getMetadata().getAnnotations()));
    copy.setMetadata(metadata);
    object
        .getAdditionalProperties()
        .forEach(
            (section, content) -> {
              if (!section.equals("status")) copy.setAdditionalProperty(section, content);
            });
    return copy;
  }

  private static Map<String, String> notOurs(@Nullable Map<String, String> of) {
    var others = new HashMap<String, String>();
    if (of == null) return others;
    of.forEach(
        (key, value) -> {
          if (!key.startsWith("hawser.dev/")) others.put(key, value);
        });
    return others;
  }
}
