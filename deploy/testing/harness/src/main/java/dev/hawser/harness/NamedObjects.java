package dev.hawser.harness;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a run that keeps something says of it, in its failure or its result. */
public final class NamedObjects {
  private static final Pattern NAMESPACE = Pattern.compile("Namespace (liqo-tenant-[a-z0-9-]+)");

  private NamedObjects() {}

  /**
   * The differences that the text does not name. An object that is left is named by itself, by its
   * kind where the run may not read that, or by the namespace that it is in or named after; one
   * that is missing never is.
   *
   * @param differences as a {@link PairSnapshot} has them, such as {@code + Tenant ns/rome on
   *     milan}
   */
  public static Set<String> unnamed(Set<String> differences, String text) {
    return differences.stream()
        .filter(difference -> difference.startsWith("-") || !isNamed(difference, text))
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(String difference, String text) {
    var words = difference.split(" ", 4); // + Kind namespace/name on cluster
    String name = words[2].substring(words[2].indexOf('/') + 1);
    return text.contains(words[1] + " " + name)
        || text.contains("any " + words[1])
        || NAMESPACE
            .matcher(text)
            .results()
            .map(named -> named.group(1))
            .anyMatch(words[2]::contains);
  }
}
