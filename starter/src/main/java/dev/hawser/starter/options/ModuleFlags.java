package dev.hawser.starter.options;

import dev.hawser.peering.LiqoModule;
import dev.hawser.starter.outcome.CommandException;
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
      converter = EnumConverter.Modules.class,
      description =
          "Only these modules: networking, authentication, offloading, separated by commas"
              + " (default all)")
  @Nullable List<LiqoModule> only;

  /** Null when nothing was said. */
  @Nullable Set<LiqoModule> modules() {
    return only == null ? null : EnumSet.copyOf(only);
  }

  /**
   * As {@link #modules()}, less what other flags switch off.
   *
   * @param off modules that shall not be touched
   */
  @Nullable Set<LiqoModule> without(Set<LiqoModule> off) {
    if (off.isEmpty()) return modules();
    var wanted = only == null ? EnumSet.allOf(LiqoModule.class) : EnumSet.copyOf(only);
    wanted.removeAll(off);
    if (wanted.isEmpty()) {
      throw CommandException.usage("the flags leave no module to set up: leave one of them out");
    }
    return wanted;
  }
}
