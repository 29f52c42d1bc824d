package dev.hawser.starter.options;

import dev.hawser.activity.ClusterId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The two clusters of a pair. */
@SuppressWarnings("NullAway.Init")
public final class PairArguments {
  @Parameters(
      index = "0",
      paramLabel = "CONSUMER",
      converter = Cluster.class,
      description = "Liqo cluster ID of the cluster that gets the virtual node")
  private ClusterId consumer;

  @Parameters(
      index = "1",
      paramLabel = "PROVIDER",
      converter = Cluster.class,
      description = "Liqo cluster ID of the cluster that provides the resources")
  private ClusterId provider;

  public ClusterId consumer() {
    return consumer;
  }

  public ClusterId provider() {
    return provider;
  }

  /** The two IDs as on the command line. */
  public String arguments() {
    return consumer + " " + provider;
  }

  /** Reads a cluster ID; the error says what an ID looks like. */
  public static final class Cluster implements ITypeConverter<ClusterId> {
    @Override
    public ClusterId convert(String text) {
      try {
        return new ClusterId(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
