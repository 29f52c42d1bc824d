package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import java.time.Duration;
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
      names = "--drain",
      description = {
        "Before anything is deleted, cordon the virtual node, evict its pods as their"
            + " PodDisruptionBudgets allow, and wait until they have ended. Until then an abort"
            + " takes the cordon back"
      })
  boolean drain;

  @Option(
      names = "--drain-timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long --drain waits for pods (default 10m). Then the run fails, and takes the cordon"
              + " back")
  @Nullable Duration drainTimeout;

  @Option(
      names = "--provider-gone",
      description = "The provider is permanently unreachable: clean up the consumer only")
  boolean providerGone;

  /**
   * Whether to evict running pods at once, or the default when no flag says so.
   *
   * @throws CommandException when the flags contradict one another
   */
  boolean evictOr(boolean byDefault) {
    GivenFlags.refuseBoth(drain && Boolean.FALSE.equals(evict), "--drain", "--evict=false");
    if (evict != null) return evict;
    return byDefault && !drain;
  }
}
