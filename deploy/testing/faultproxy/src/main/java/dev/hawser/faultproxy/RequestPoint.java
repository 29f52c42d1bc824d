package dev.hawser.faultproxy;

import java.util.Comparator;

/**
 * One request to a cluster, numbered among those of the same verb and resource.
 *
 * @param cluster the name of the proxy
 * @param verb a verb of Kubernetes, such as {@code list}
 * @param resource the plural, with a subresource as {@code nodes/status}
 * @param occurrence counts from 1
 */
public record RequestPoint(String cluster, String verb, String resource, int occurrence)
    implements Comparable<RequestPoint> {
  private static final Comparator<RequestPoint> ORDER =
      Comparator.comparing(RequestPoint::cluster)
          .thenComparing(RequestPoint::resource)
          .thenComparing(RequestPoint::verb)
          .thenComparingInt(RequestPoint::occurrence);

  /** Whether it is of the same verb and resource on the same cluster. */
  public boolean isSameKindAs(RequestPoint other) {
    return cluster.equals(other.cluster)
        && verb.equals(other.verb)
        && resource.equals(other.resource);
  }

  @Override
  public int compareTo(RequestPoint other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code provider create tenants #1}. */
  @Override
  public String toString() {
    return cluster + " " + verb + " " + resource + " #" + occurrence;
  }
}
