package dev.hawser.starter.options;

import dev.hawser.peering.UnpeerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All that can be said about the end of a peering. */
public final class UnpeerFlags {
  @Mixin private ModuleFlags modules = new ModuleFlags();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long the checks before the first delete may take; after it an unpeer only goes"
              + " forward (default 10m)")
  private @Nullable Duration timeout;

  @Option(
      names = "--delete-namespaces",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Delete the tenant namespaces too (default false)")
  private @Nullable Boolean deleteNamespaces;

  @Option(
      names = "--evict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description =
          "Pods that run on the virtual node may be evicted; --evict=false refuses instead of"
              + " asking")
  private @Nullable Boolean evict;

  @Option(
      names = "--skip-confirm",
      description = "Evict running pods without asking, as without a terminal")
  private boolean skipConfirm;

  @Option(
      names = "--provider-gone",
      description = "The provider will never come back: clean the consumer only")
  private @Nullable Boolean providerGone;

  @Option(
      names = "--take-over",
      description = "Replace the claim of another installation on the pair")
  private @Nullable Boolean takeOver;

  /** Whether running pods are a question, to be asked once they are seen. */
  public boolean asks(boolean terminal) {
    return evict == null && !skipConfirm && terminal;
  }

  /**
   * The request that was typed.
   *
   * @param evict what to do about running pods when no flag says it
   */
  public UnpeerRequest request(
      PairArguments pair,
      @Nullable Boolean evict,
      @Nullable String actor,
      @Nullable String reason) {
    return FlagNames.translating(
        () ->
            new UnpeerRequest(
                pair.consumer(),
                pair.provider(),
                modules.modules(),
                deleteNamespaces,
                this.evict == null ? evict : this.evict,
                providerGone,
                timeout,
                takeOver,
                actor,
                reason));
  }
}
