package dev.hawser.starter.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only an unpeering has: shared by {@code hawser unpeer} and {@code hawser plan --unpeer}. */
final class RemovalFlags {
  @Option(
      names = "--delete-namespaces",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Also delete the tenant namespaces (default false)")
  boolean deleteNamespaces;

  @Option(
      names = "--evict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description =
          "Evict pods that run on the virtual node; with --evict=false, refuse to unpeer if there"
              + " are any")
  @Nullable Boolean evict;

  @Option(
      names = "--provider-gone",
      description = "The provider is permanently unreachable: clean up the consumer only")
  boolean providerGone;

  /** Whether to evict running pods, or the default when no flag says so. */
  boolean evictOr(boolean byDefault) {
    return evict == null ? byDefault : evict;
  }
}
