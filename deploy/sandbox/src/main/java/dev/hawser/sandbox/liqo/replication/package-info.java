/** Liqo's crd-replicator: carries objects to the provider and their status back. */
@NullMarked
package dev.hawser.sandbox.liqo.replication;

import org.jspecify.annotations.NullMarked;
