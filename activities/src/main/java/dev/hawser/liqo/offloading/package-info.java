/** Liqo's offloading module. */
@NullMarked
package dev.hawser.liqo.offloading;

import org.jspecify.annotations.NullMarked;
