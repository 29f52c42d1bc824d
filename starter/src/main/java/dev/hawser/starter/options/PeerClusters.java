package dev.hawser.starter.options;

import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
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

  @ArgGroup(
      validate = false,
      order = 11,
      heading = "%nWithout IDs, the consumer as with liqoctl; this command then is the worker:%n")
  private ConsumerKubectlFlags consumerFlags = new ConsumerKubectlFlags();

  @ArgGroup(validate = false, order = 12, heading = "%nWithout IDs, the provider:%n")
  private ProviderKubectlFlags providerFlags = new ProviderKubectlFlags();

  @Mixin private UnsupportedFlags unsupported = new UnsupportedFlags();

  /**
   * Whether this command has to find and serve them.
   *
   * @throws CommandException when it is not clear which clusters are meant
   */
  public boolean areServedHere() {
    unsupported.refusal().ifPresent(PeerClusters::refuse);
    boolean byFlags = consumerFlags.nameACluster() || providerFlags.nameACluster();
    if (byFlags && !names.isEmpty()) {
      refuse(
          "name the clusters by their IDs, if workers serve them, or with kubeconfigs, but not"
              + " both");
    }
    if (!byFlags && consumerFlags.namespace != null) refuse(UsageErrors.liqoNamespace("-n"));
    if (!byFlags && providerFlags.namespace != null) {
      refuse(UsageErrors.liqoNamespace("--remote-namespace"));
    }
    return byFlags;
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
    if (names.size() == 1) refuse("missing PROVIDER" + OR_KUBECONFIGS);
    return pairIfNamed()
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

  /** How the consumer is reached. */
  public ClusterAccess consumerAccess() {
    return consumerFlags.access();
  }

  /** How the provider is reached. */
  public ClusterAccess providerAccess() {
    return providerFlags.access();
  }
}
