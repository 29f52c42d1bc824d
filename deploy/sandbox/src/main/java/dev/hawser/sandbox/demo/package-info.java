/** The one-command demonstration. */
@NullMarked
package dev.hawser.sandbox.demo;

import org.jspecify.annotations.NullMarked;
