package dev.hawser.starter.completion;

import java.util.List;

/** The names that only somebody else knows. Each list is empty when nobody answers soon. */
public interface Names {
  /** Clusters that had runs. */
  List<String> clusters();

  /** Clusters that had runs together with this one; all others when there are none. */
  List<String> partners(String cluster);

  /** The stuck steps of the pair's run, as skip takes them. */
  List<String> stuckSteps(String consumer, String provider);

  /** Profiles in Temporal's configuration file. */
  List<String> profiles();
}
