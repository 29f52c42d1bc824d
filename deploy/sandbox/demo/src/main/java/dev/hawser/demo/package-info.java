/** The one-command demonstration. */
@NullMarked
package dev.hawser.demo;

import org.jspecify.annotations.NullMarked;
