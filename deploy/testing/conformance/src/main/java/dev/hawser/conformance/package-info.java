/**
 * Compares the embedded API server with a real one: sends the requests of Hawser's clients and
 * {@code kubectl} to both.
 */
@NullMarked
package dev.hawser.conformance;

import org.jspecify.annotations.NullMarked;
