package dev.hawser.activity;

/** What a cluster's gateway does: listen or dial. */
public enum GatewayRole {
  SERVER,
  CLIENT
}
