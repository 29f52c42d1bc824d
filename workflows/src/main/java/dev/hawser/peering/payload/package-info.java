/** How requests, results and failures are written to Temporal and read from it. */
@NullMarked
package dev.hawser.peering.payload;

import org.jspecify.annotations.NullMarked;
