/** Temporal servers for tests, the demo, and commands that find no other. */
@NullMarked
package dev.hawser.temporalserver;

import org.jspecify.annotations.NullMarked;
