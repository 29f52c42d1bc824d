/** Liqo's control loops, simulated: enough of them to peer two clusters that run no Liqo. */
@NullMarked
package dev.hawser.sandbox.liqo;

import org.jspecify.annotations.NullMarked;
