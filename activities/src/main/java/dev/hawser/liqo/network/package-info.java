/** Liqo's networking module. */
@NullMarked
package dev.hawser.liqo.network;

import org.jspecify.annotations.NullMarked;
