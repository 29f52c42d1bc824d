/** Temporal servers for tests and the demo. */
@NullMarked
package dev.hawser.temporalserver;

import org.jspecify.annotations.NullMarked;
