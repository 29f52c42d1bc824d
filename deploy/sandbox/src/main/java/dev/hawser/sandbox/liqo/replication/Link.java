package dev.hawser.sandbox.liqo.replication;

/** Between which clusters and namespaces objects are carried. */
record Link(String localId, String remoteId, String localNamespace, String remoteNamespace) {}
