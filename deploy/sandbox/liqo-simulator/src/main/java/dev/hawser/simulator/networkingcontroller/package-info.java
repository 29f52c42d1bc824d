/** Liqo's networking module: address plans, gateways and what keeps them. */
@NullMarked
package dev.hawser.simulator.networkingcontroller;

import org.jspecify.annotations.NullMarked;
