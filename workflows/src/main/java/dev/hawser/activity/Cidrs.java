package dev.hawser.activity;

import java.util.List;

/**
 * A cluster's networks: pods (several since Liqo 1.2) and external, in Liqo's order. Each is a
 * network in CIDR notation; which of them are acceptable depends on the cluster that gets them.
 */
public record Cidrs(List<String> pod, List<String> external) {
  private static final int MOST = 16;

  public Cidrs {
    pod = checked("cidrs.pod", pod);
    external = checked("cidrs.external", external);
  }

  private static List<String> checked(String field, List<String> networks) {
    ValueRules.bounded(field, ValueRules.present(field, networks), MOST);
    networks.forEach(network -> require(field, network));
    return List.copyOf(networks);
  }

  private static void require(String field, String network) {
    try {
      Cidr.parse(ValueRules.present(field, network));
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("{} has " + e.getMessage(), field);
    }
  }
}
