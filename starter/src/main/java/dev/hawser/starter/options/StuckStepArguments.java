package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A stuck step and the pair whose run it belongs to, which is named as in {@link PeerClusters}. */
public final class StuckStepArguments {
  private static final int WITH_IDS = 3;

  @Parameters(
      arity = "0..3",
      paramLabel = "[CONSUMER PROVIDER] STEP",
      hideParamSyntax = true,
      description =
          "Liqo cluster IDs, if workers serve the clusters, and the stuck step, as hawser status"
              + " names it")
  private List<String> words = List.of();

  @Mixin private ClusterFlags flags = new ClusterFlags();

  /**
   * Whether this command has to find and serve the clusters.
   *
   * @throws CommandException when it is not clear which clusters are meant
   */
  public boolean areServedHere() {
    return flags.nameClustersInsteadOf(ids());
  }

  /**
   * The step, without what marks it as an undo.
   *
   * @throws CommandException when it is missing
   */
  public String step() {
    if (words.size() > WITH_IDS) {
      refuse("unexpected argument \"" + words.get(WITH_IDS) + "\": put STEP in quotes");
    }
    if (words.isEmpty() || words.size() == WITH_IDS - 1) {
      refuse("missing STEP: name it as hawser status does, in quotes");
    }
    return words.getLast().replaceFirst("^undo: ", "");
  }

  private static void refuse(String sentence) {
    throw CommandException.usage(sentence);
  }

  /**
   * The IDs.
   *
   * @throws CommandException when one is missing, or is no ID
   */
  public PairArguments pair() {
    return PeerClusters.pair(ids());
  }

  private List<String> ids() {
    return words.size() < 2 ? List.of() : words.subList(0, 2);
  }

  /** How the clusters are reached, if no IDs are given. */
  public ClusterFlags flags() {
    return flags;
  }
}
