/** A client of Hawser in Java. */
@NullMarked
package dev.hawser.sample;

import org.jspecify.annotations.NullMarked;
