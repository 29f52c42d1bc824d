package dev.hawser.starter.outcome;

/**
 * How the commands that are to be run next name the two clusters, with the flags that they have to
 * repeat.
 *
 * @param ids for all commands: the cluster IDs
 * @param clusters for those that can serve clusters themselves: kubeconfigs, if they were given
 * @param isServedHere whether the failed command served the clusters, so that no worker was asked
 */
public record NamedPair(String ids, String clusters, boolean isServedHere) {
  /** One that workers serve. */
  public static NamedPair ofIds(String ids) {
    return new NamedPair(ids, ids, false);
  }
}
