/**
 * What two pairs of clusters have in common and what not, once all that is volatile is put aside.
 */
@NullMarked
package dev.hawser.comparison;

import org.jspecify.annotations.NullMarked;
