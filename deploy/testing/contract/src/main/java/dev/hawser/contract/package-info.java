/**
 * What a peering is, as seen from outside: drives runs and looks at both clusters. Knows nothing of
 * how the clusters or the engine are made, so it passes unchanged on a sandbox, a lab and real
 * Liqo.
 */
@NullMarked
package dev.hawser.contract;

import org.jspecify.annotations.NullMarked;
