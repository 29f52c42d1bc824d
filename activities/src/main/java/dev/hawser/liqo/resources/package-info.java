/** The kinds we read and write, and the words on them. */
@NullMarked
package dev.hawser.liqo.resources;

import org.jspecify.annotations.NullMarked;
