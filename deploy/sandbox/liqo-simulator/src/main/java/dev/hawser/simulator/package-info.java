/** Liqo's control loops, simulated: enough of them to peer two clusters that run no Liqo. */
@NullMarked
package dev.hawser.simulator;

import org.jspecify.annotations.NullMarked;
