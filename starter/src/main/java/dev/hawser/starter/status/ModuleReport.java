package dev.hawser.starter.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of Liqo's modules on one cluster.
 *
 * @param objects empty where the module is not used
 */
public record ModuleReport(String module, List<ObjectReport> objects) {
  public ModuleReport {
    objects = List.copyOf(objects);
  }

  /** Whether all its objects are; null for a module that is not used. */
  @JsonProperty
  public @Nullable Ready ready() {
    return Ready.all(objects);
  }
}
