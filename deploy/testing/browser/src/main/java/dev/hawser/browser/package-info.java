/** Temporal's Web UI in a real browser: what people do there with peerings, and what they see. */
@NullMarked
package dev.hawser.browser;

import org.jspecify.annotations.NullMarked;
