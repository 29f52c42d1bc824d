package dev.hawser.activity;

import java.util.List;

/** A cluster's networks: pods (several since Liqo 1.2) and external, in Liqo's order. */
public record Cidrs(List<String> pod, List<String> external) {
  public Cidrs {
    pod = List.copyOf(pod);
    external = List.copyOf(external);
  }
}
