/**
 * Keys, CSRs and PEM, byte for byte as Liqo's own client makes them. The only package on Bouncy
 * Castle.
 */
@NullMarked
package dev.hawser.liqo.pki;

import org.jspecify.annotations.NullMarked;
