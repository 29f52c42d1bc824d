package dev.hawser.simulator.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of label and annotation maps with one entry changed. */
final class MapCopies {
  private MapCopies() {}

  static Map<String, String> entry(@Nullable Map<String, String> map, String key, String value) {
    var copy = new LinkedHashMap<String, String>();
    if (map != null) {
      copy.putAll(map);
    }
    copy.put(key, value);
    return copy;
  }

  static Map<String, String> out(@Nullable Map<String, String> map, String key) {
    var copy = new LinkedHashMap<String, String>();
    if (map != null) {
      copy.putAll(map);
    }
    copy.remove(key);
    return copy;
  }
}
