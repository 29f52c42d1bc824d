package dev.hawser.liqo.offloading;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.resources.Kind;

/** What the provider replies, and what Liqo creates from a slice on the consumer. */
final class SliceFixture {
  private final FakeCluster rome;

  SliceFixture(FakeCluster rome) {
    this.rome = rome;
  }

  void accept(String granted) {
    answer("Accepted", "Accepted", granted);
  }

  void answer(String authentication, String resources, String granted) {
    rome.set(
        Kind.RESOURCE_SLICE,
        "milan",
        "/status",
        ("{'resources': %s, 'conditions': [{'type': 'Authentication', 'status': '%s', 'message':"
                + " 'signing'}, {'type': 'Resources', 'status': '%s', 'message': 'cordoned'}]}")
            .formatted(granted, authentication, resources));
  }

  void authenticateOnly() {
    rome.set(
        Kind.RESOURCE_SLICE,
        "milan",
        "/status",
        "{'conditions': [{'type': 'Authentication', 'status': 'Accepted'}]}");
  }

  /** A slice as liqoctl creates it. */
  void slice(String spec) {
    rome.add(
        Kind.RESOURCE_SLICE,
        "milan",
        "{'metadata': {'labels': {'liqo.io/replication': 'true', 'liqo.io/remoteID': 'milan',"
            + " 'liqo.io/remote-cluster-id': 'milan'}, 'annotations':"
            + " {'liqo.io/create-virtual-node': 'true'}}, 'spec': {'class': 'default',"
            + " 'providerClusterID': 'milan', "
            + spec
            + "}}");
  }

  void virtualNode(String metadata) {
    rome.add(
        Kind.VIRTUAL_NODE,
        "milan",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'milan',"
            + " 'liqo.io/resourceslice-name': 'milan'}, "
            + metadata
            + "}}");
  }

  void node(String ready) {
    rome.add(
        Kind.NODE,
        "milan",
        ("{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'milan'}}, 'status': {'conditions':"
                + " [{'type': 'Ready', 'status': '%s', 'message': 'no network'}]}}")
            .formatted(ready));
  }
}
