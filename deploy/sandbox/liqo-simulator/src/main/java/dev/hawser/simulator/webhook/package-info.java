/** Liqo's admission webhooks as pure functions. */
@NullMarked
package dev.hawser.simulator.webhook;

import org.jspecify.annotations.NullMarked;
