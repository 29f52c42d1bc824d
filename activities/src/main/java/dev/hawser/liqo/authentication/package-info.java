/** Liqo's authentication module. */
@NullMarked
package dev.hawser.liqo.authentication;

import org.jspecify.annotations.NullMarked;
