package dev.hawser.simulator.replication;

/** Between which clusters and namespaces objects are carried. */
record ReplicationLink(
    String localId, String remoteId, String localNamespace, String remoteNamespace) {}
