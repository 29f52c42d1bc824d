/** Liqo's networking module: address plans, gateways and what keeps them. */
@NullMarked
package dev.hawser.sandbox.liqo.network;

import org.jspecify.annotations.NullMarked;
