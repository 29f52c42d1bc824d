/** The answers to what a run asks of one cluster, for Liqo. */
@NullMarked
package dev.hawser.liqo;

import org.jspecify.annotations.NullMarked;
