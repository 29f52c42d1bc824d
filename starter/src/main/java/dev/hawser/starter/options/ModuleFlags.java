package dev.hawser.starter.options;

import dev.hawser.peering.Module;
import dev.hawser.starter.outcome.Stop;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of Liqo's modules a run is about. */
public final class ModuleFlags {
  @Option(
      names = "--only",
      paramLabel = "MODULE",
      split = ",",
      converter = Choice.Modules.class,
      description =
          "Only these modules: networking, authentication, offloading, separated by commas"
              + " (default all)")
  @Nullable List<Module> only;

  /** Null when nothing was said. */
  @Nullable Set<Module> modules() {
    return only == null ? null : EnumSet.copyOf(only);
  }

  /**
   * As {@link #modules()}, less what other flags switch off.
   *
   * @param off modules that shall not be touched
   */
  @Nullable Set<Module> without(Set<Module> off) {
    if (off.isEmpty()) return modules();
    var wanted = only == null ? EnumSet.allOf(Module.class) : EnumSet.copyOf(only);
    wanted.removeAll(off);
    if (wanted.isEmpty()) {
      throw Stop.usage("the flags leave no module to set up: leave one of them out");
    }
    return wanted;
  }
}
