/** Runs of a pair, and how they end. */
@NullMarked
package dev.hawser.faults.runs;

import org.jspecify.annotations.NullMarked;
