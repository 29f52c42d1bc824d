package dev.hawser.starter.options;

import dev.hawser.peering.UnpeerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of {@code hawser unpeer}. */
public final class UnpeerFlags {
  @Mixin private ModuleFlags modules = new ModuleFlags();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to wait for each condition before the first delete; deletes have no limit"
              + " (default 10m)")
  private @Nullable Duration timeout;

  @Mixin private RemovalFlags removal = new RemovalFlags();

  @Option(
      names = "--skip-confirm",
      description = "Evict running pods without asking, as when there is no terminal")
  private boolean skipConfirm;

  @Option(
      names = "--take-over",
      description = "Replace the claim of a run that no longer exists, or of another installation")
  private boolean takeOver;

  /** Whether to ask the user once pods are found to be running. */
  public boolean asks(boolean terminal) {
    return removal.evict == null && !removal.drain && !skipConfirm && terminal;
  }

  /** Goes on as if {@code --drain} had been given: the user has been asked. */
  public void chooseToDrain() {
    removal.drain = true;
  }

  /** Whether the provider is permanently unreachable. */
  public boolean isProviderGone() {
    return removal.providerGone;
  }

  /**
   * The request for these flags.
   *
   * @param evict whether to evict running pods when no flag says so
   * @param plan digest of the only plan that may be executed; null for any plan
   */
  public UnpeerRequest request(
      PairArguments pair,
      boolean evict,
      @Nullable String actor,
      @Nullable String reason,
      @Nullable String plan) {
    GivenFlags.refuseBoth(
        skipConfirm && Boolean.FALSE.equals(removal.evict), "--skip-confirm", "--evict=false");
    return FlagNames.translating(
        () ->
            UnpeerRequest.builder(pair.consumer(), pair.provider())
                .modules(modules.modules())
                .deleteNamespaces(removal.deleteNamespaces)
                .evict(removal.evictOr(evict))
                .drain(removal.drain)
                .drainTimeout(removal.drainTimeout)
                .providerGone(removal.providerGone)
                .timeout(timeout)
                .takeOver(takeOver)
                .actor(actor)
                .reason(reason)
                .plan(plan)
                .build());
  }
}
