/** A Temporal server for people who have none. */
@NullMarked
package dev.hawser.sandbox.engine;

import org.jspecify.annotations.NullMarked;
