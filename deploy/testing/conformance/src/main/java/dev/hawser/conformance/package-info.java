/**
 * Whether the embedded API server answers like a real one: exchanges that Hawser's clients and
 * {@code kubectl} have with a server, played on both.
 */
@NullMarked
package dev.hawser.conformance;

import org.jspecify.annotations.NullMarked;
