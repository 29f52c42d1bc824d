/** A run as it goes: its steps from history and pending activities, shown line by line or live. */
@NullMarked
package dev.hawser.starter.progress;

import org.jspecify.annotations.NullMarked;
