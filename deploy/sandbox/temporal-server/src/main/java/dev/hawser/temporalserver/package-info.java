/** A Temporal server for people who have none. */
@NullMarked
package dev.hawser.temporalserver;

import org.jspecify.annotations.NullMarked;
