/**
 * Keys, CSRs and PEM, byte for byte as Liqo's own client creates them. The only package that uses
 * Bouncy Castle.
 */
@NullMarked
package dev.hawser.liqo.pki;

import org.jspecify.annotations.NullMarked;
