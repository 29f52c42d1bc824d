package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * The two clusters of a command that can serve them itself: named by their IDs if workers serve
 * them, or by liqoctl's flags.
 */
public final class PeerClusters {
  private static final String OR_KUBECONFIGS =
      ": name both clusters by their IDs, or with --kubeconfig and --remote-kubeconfig";

  @Parameters(
      arity = "0..2",
      paramLabel = "[CONSUMER PROVIDER]",
      hideParamSyntax = true,
      description =
          "Liqo cluster IDs of the cluster that gets the virtual node and of the one that provides"
              + " the resources, if workers serve them")
  private List<String> names = List.of();

  @Mixin private ClusterFlags flags = new ClusterFlags();

  /**
   * Whether this command has to find and serve them.
   *
   * @throws CommandException when it is not clear which clusters are meant
   */
  public boolean areServedHere() {
    return flags.nameClustersInsteadOf(names);
  }

  private static void refuse(String sentence) {
    throw CommandException.usage(sentence);
  }

  /**
   * Refuses to look for a provider that is gone: its ID can't be asked for.
   *
   * @throws CommandException when it is
   */
  public void requireProvider(boolean isGone) {
    if (isGone) {
      refuse(
          "--provider-gone needs the provider's ID: start \"hawser worker\" with the consumer's"
              + " kubeconfig, and name both clusters by their IDs");
    }
  }

  /**
   * The IDs.
   *
   * @throws CommandException when one is missing, or is no ID
   */
  public PairArguments pair() {
    return pair(names);
  }

  static PairArguments pair(List<String> names) {
    if (names.size() == 1) refuse("missing PROVIDER" + OR_KUBECONFIGS);
    return ClusterNames.pair(names)
        .orElseThrow(
            () -> CommandException.usage("missing CONSUMER and PROVIDER" + OR_KUBECONFIGS));
  }

  /**
   * The IDs; empty when none is given.
   *
   * @throws CommandException when one is missing, or is no ID
   */
  public Optional<PairArguments> pairIfNamed() {
    return ClusterNames.pair(names);
  }

  /** How both are reached, if no IDs are given. */
  public ClusterFlags flags() {
    return flags;
  }
}
