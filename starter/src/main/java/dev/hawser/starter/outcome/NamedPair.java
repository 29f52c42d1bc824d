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

  /**
   * One that the command serves.
   *
   * @param typed the flags that name the clusters, as they were typed; empty if their IDs do
   * @param flags what each command has to repeat, each with a space before it
   */
  public static NamedPair served(String ids, String typed, String flags) {
    return new NamedPair(ids + flags, (typed.isEmpty() ? ids : typed) + flags, true);
  }
}
