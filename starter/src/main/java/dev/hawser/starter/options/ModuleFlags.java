package dev.hawser.starter.options;

import dev.hawser.peering.LiqoModule;
import dev.hawser.starter.outcome.CommandException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
   * @param off modules to leave out, with the flag that switches each off
   * @throws CommandException when one of them was asked for
   */
  @Nullable Set<LiqoModule> without(Map<LiqoModule, String> off) {
    if (off.isEmpty()) return modules();
    if (only != null) {
      off.forEach((module, flag) -> GivenFlags.refuseBoth(asks(module), typed(), flag));
    }
    var wanted = only == null ? EnumSet.allOf(LiqoModule.class) : EnumSet.copyOf(only);
    wanted.removeAll(off.keySet());
    return wanted;
  }

  /** What leaves a module out, as it was typed; null when it is asked for. */
  @Nullable String leavingOut(LiqoModule module) {
    return asks(module) ? null : typed();
  }

  private boolean asks(LiqoModule module) {
    return only == null || only.contains(module);
  }

  private String typed() {
    var modules = only == null ? List.<LiqoModule>of() : only;
    var names = modules.stream().map(ModuleFlags::word).distinct();
    return "--only " + names.collect(Collectors.joining(","));
  }

  private static String word(LiqoModule module) {
    return module.name().toLowerCase(Locale.ROOT);
  }
}
