/** The clusters of a command that serves them itself: the worker, without a process of its own. */
@NullMarked
package dev.hawser.local;

import org.jspecify.annotations.NullMarked;
