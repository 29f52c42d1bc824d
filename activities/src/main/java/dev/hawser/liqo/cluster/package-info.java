/** One cluster, and what an activity gets to work on it. */
@NullMarked
package dev.hawser.liqo.cluster;

import org.jspecify.annotations.NullMarked;
