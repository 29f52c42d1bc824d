/**
 * What a peering is, as seen from outside: starts runs and checks both clusters. Nothing depends on
 * how the clusters or the Temporal server are started, so the cases run unchanged on the sandbox,
 * the lab and real Liqo.
 */
@NullMarked
package dev.hawser.contract;

import org.jspecify.annotations.NullMarked;
