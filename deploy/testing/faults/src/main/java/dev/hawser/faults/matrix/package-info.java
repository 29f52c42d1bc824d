/**
 * Every fault at every request of a peering and of its end: generated from what clean runs ask of
 * the API servers.
 */
@NullMarked
package dev.hawser.faults.matrix;

import org.jspecify.annotations.NullMarked;
