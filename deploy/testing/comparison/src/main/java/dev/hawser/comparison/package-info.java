/**
 * Compares the objects and the order of events of two pairs of clusters, without values that differ
 * in every run.
 */
@NullMarked
package dev.hawser.comparison;

import org.jspecify.annotations.NullMarked;
