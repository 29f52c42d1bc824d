package dev.hawser.starter.options;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.local.ClusterAccess;
import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The two clusters of a command that can serve them itself: named by their IDs if workers serve
 * them, or by liqoctl's flags.
 */
@SuppressWarnings("NullAway.Init")
public final class PeerClusters {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CONSUMER",
      converter = PairArguments.Cluster.class,
      description = "Liqo cluster ID of the cluster that gets the virtual node")
  private @Nullable ClusterId consumer;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROVIDER",
      converter = PairArguments.Cluster.class,
      description = "Liqo cluster ID of the cluster that provides the resources")
  private @Nullable ClusterId provider;

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
    unsupported
        .refusal()
        .ifPresent(
            sentence -> {
              throw CommandException.usage(sentence);
            });
    boolean byFlags = consumerFlags.areGiven() || providerFlags.areGiven();
    if (byFlags && consumer != null) {
      throw CommandException.usage(
          "name the clusters by their IDs, if workers serve them, or with kubeconfigs, but not"
              + " both; Temporal's namespace is --temporal-namespace");
    }
    return byFlags;
  }

  /**
   * The IDs.
   *
   * @throws MissingParameterException when one is missing
   */
  public PairArguments pair() {
    if (consumer == null || provider == null) throw missing(consumer == null ? 0 : 1);
    return PairArguments.of(consumer, provider);
  }

  private MissingParameterException missing(int from) {
    List<ArgSpec> all =
        command.positionalParameters().stream().skip(from).map(ArgSpec.class::cast).toList();
    String names =
        all.stream().map(each -> "'" + each.paramLabel() + "'").collect(Collectors.joining(", "));
    return new MissingParameterException(
        command.commandLine(),
        all,
        "Missing required parameter"
            + (all.size() == 1 ? ": " : "s: ")
            + names
            + "; or name both clusters with --kubeconfig and --remote-kubeconfig");
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
