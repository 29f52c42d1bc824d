/** The pair as a whole on one cluster. */
@NullMarked
package dev.hawser.liqo.cluster;

import org.jspecify.annotations.NullMarked;
