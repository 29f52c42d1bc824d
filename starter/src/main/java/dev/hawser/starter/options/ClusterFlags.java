package dev.hawser.starter.options;

import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** liqoctl's flags for the two clusters of a pair. */
public final class ClusterFlags {
  @ArgGroup(
      validate = false,
      order = 11,
      heading = "%nWithout IDs, the consumer as with liqoctl; no worker is needed then:%n")
  private ConsumerKubectlFlags consumer = new ConsumerKubectlFlags();

  @ArgGroup(validate = false, order = 12, heading = "%nWithout IDs, the provider:%n")
  private ProviderKubectlFlags provider = new ProviderKubectlFlags();

  @Mixin private UnsupportedFlags unsupported = new UnsupportedFlags();

  /**
   * Whether they name the clusters.
   *
   * @param ids those that are given, if any
   * @throws CommandException when it is not clear which clusters are meant
   */
  boolean nameClustersInsteadOf(List<String> ids) {
    unsupported.refusal().ifPresent(ClusterFlags::refuse);
    boolean byFlags = consumer.nameACluster() || provider.nameACluster();
    if (byFlags && !ids.isEmpty()) {
      refuse(
          "name the clusters by their IDs, if workers serve them, or with kubeconfigs, but not"
              + " both");
    }
    if (!byFlags && consumer.namespace != null) refuse(UsageErrors.liqoNamespace("-n"));
    if (!byFlags && provider.namespace != null) {
      refuse(UsageErrors.liqoNamespace("--remote-namespace"));
    }
    return byFlags;
  }

  /**
   * Refuses what names no kubeconfig for one of the clusters, before anything is waited for.
   *
   * @throws CommandException when there is none
   */
  public void requireKubeconfigs(Map<String, String> environment) {
    require(consumerAccess(), environment, "consumer", "--kubeconfig");
    require(providerAccess(), environment, "provider", "--remote-kubeconfig");
  }

  private static void require(
      ClusterAccess access, Map<String, String> environment, String role, String flag) {
    if (access.isNamed(environment)) return;
    refuse("there is no kubeconfig of the " + role + ": add " + flag + " FILE, or set KUBECONFIG");
  }

  private static void refuse(String sentence) {
    throw CommandException.usage(sentence);
  }

  /** How the consumer is reached. */
  public ClusterAccess consumerAccess() {
    return consumer.access();
  }

  /** How the provider is reached. */
  public ClusterAccess providerAccess() {
    return provider.access();
  }
}
