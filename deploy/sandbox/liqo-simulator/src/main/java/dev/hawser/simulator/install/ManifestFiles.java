package dev.hawser.simulator.install;

import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** YAML files next to these classes. */
final class ManifestFiles {
  private static final Pattern DIVIDER = Pattern.compile("(?m)^---\\s*$");

  private ManifestFiles() {}

  static List<KubeObject> objects(String name, Map<String, String> values) {
    var text = read(name);
    for (var value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return DIVIDER.splitAsStream(text).map(ManifestFiles::object).toList();
  }

  static List<String> documents(String text) {
    return DIVIDER.splitAsStream(text).filter(document -> !document.isBlank()).toList();
  }

  private static KubeObject object(String yaml) {
    var raw = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    var kind = ObjectKind.of(raw.getApiVersion(), raw.getKind());
    return KubeObject.of(
        kind.orElseThrow(() -> new IllegalArgumentException("unknown kind " + raw.getKind())), raw);
  }

  static String read(String name) {
    try (var stream = Objects.requireNonNull(ManifestFiles.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
