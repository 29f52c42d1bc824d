package dev.hawser.starter.options;

import dev.hawser.peering.LiqoModule;
import dev.hawser.starter.outcome.CommandException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The Liqo modules to set up or remove. */
public final class ModuleFlags {
  @Option(
      names = "--only",
      paramLabel = "MODULE",
      split = ",",
      converter = EnumConverter.Modules.class,
      description =
          "Only these modules, separated by commas: networking, authentication, offloading (default"
              + " all)")
  @Nullable List<LiqoModule> only;

  /** Null when the flag was not given. */
  @Nullable Set<LiqoModule> modules() {
    return only == null ? null : EnumSet.copyOf(only);
  }

  /**
   * As {@link #modules()}, without the modules that other flags switch off.
   *
   * @param off modules to leave out
   */
  @Nullable Set<LiqoModule> without(Set<LiqoModule> off) {
    if (off.isEmpty()) return modules();
    var wanted = only == null ? EnumSet.allOf(LiqoModule.class) : EnumSet.copyOf(only);
    wanted.removeAll(off);
    if (wanted.isEmpty()) {
      throw CommandException.usage("the flags disable all modules: remove one of them");
    }
    return wanted;
  }
}
