/** A terminal: its size, the text that fits into it, and drawing in place. */
@NullMarked
package dev.hawser.starter.terminal;

import org.jspecify.annotations.NullMarked;
