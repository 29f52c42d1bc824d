package dev.hawser.activity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Pods on a virtual node that belong together.
 *
 * @param kind of the owner that controls them, such as {@code Deployment}; {@code Pod} for a pod
 *     without an owner, which is a group of its own
 * @param name of that owner
 * @param pods how many there are
 */
public record PodGroup(String namespace, String kind, String name, int pods) {
  /** A pod that nothing controls: it does not come back elsewhere once it is evicted. */
  public static final String BARE = "Pod";

  private static final int LONGEST_NAME = 253;
  private static final int NAMED = 8;

  public PodGroup {
    namespace = PlainText.of(namespace, LONGEST_NAME);
    kind = PlainText.of(kind, LONGEST_NAME);
    name = PlainText.of(name, LONGEST_NAME);
  }

  /** How many pods the groups have together. */
  public static int count(List<PodGroup> groups) {
    return groups.stream().mapToInt(PodGroup::pods).sum();
  }

  /** A number of pods in words: {@code 1 pod}, {@code 3 pods}. */
  public static String pods(int number) {
    return number == 1 ? "1 pod" : number + " pods";
  }

  /** The first groups, and how many pods the others have; as part of a sentence. */
  public static String enumerated(List<PodGroup> groups) {
    String named =
        groups.stream().limit(NAMED).map(PodGroup::toString).collect(Collectors.joining(", "));
    if (groups.size() <= NAMED) return named;
    return named + " and " + pods(count(groups.subList(NAMED, groups.size()))) + " of others";
  }

  /** As people name it: {@code 2 of Deployment shop/cart}, {@code Pod web/debug}. */
  @Override
  public String toString() {
    String owner = kind + " " + namespace + "/" + name;
    return kind.equals(BARE) && pods == 1 ? owner : pods + " of " + owner;
  }
}
