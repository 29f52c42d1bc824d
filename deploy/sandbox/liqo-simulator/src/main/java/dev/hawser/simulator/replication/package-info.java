/** Liqo's crd-replicator: carries objects to the provider and their status back. */
@NullMarked
package dev.hawser.simulator.replication;

import org.jspecify.annotations.NullMarked;
