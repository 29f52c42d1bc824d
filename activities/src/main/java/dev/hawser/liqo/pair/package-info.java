/** The pair as a whole on one cluster. */
@NullMarked
package dev.hawser.liqo.pair;

import org.jspecify.annotations.NullMarked;
