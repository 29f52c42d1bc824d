/** Liqo's admission webhooks as pure functions. */
@NullMarked
package dev.hawser.sandbox.liqo.admission;

import org.jspecify.annotations.NullMarked;
