package dev.hawser.peering.plan;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;

/** A network between two clusters: where it is entered, and how each side sees the other. */
public record Tunnel(Endpoint endpoint, Cidrs consumerMapping, Cidrs providerMapping) {}
