package dev.hawser.starter.options;

import dev.hawser.activity.ClusterId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The two clusters of a pair. */
@SuppressWarnings("NullAway.Init")
public final class PairArguments {
  /** Stands for two clusters that have not been asked for their IDs. */
  public static final PairArguments NOT_KNOWN_YET =
      of(new ClusterId("consumer"), new ClusterId("provider"));

  static final String CLUSTER_ID =
      "use a Liqo cluster ID, which has 1 to 51 lower-case letters, digits and dashes";

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

  /** Two clusters that are known otherwise. */
  public static PairArguments of(ClusterId consumer, ClusterId provider) {
    var pair = new PairArguments();
    pair.consumer = consumer;
    pair.provider = provider;
    return pair;
  }

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
        throw new TypeConversionException(CLUSTER_ID);
      }
    }
  }
}
