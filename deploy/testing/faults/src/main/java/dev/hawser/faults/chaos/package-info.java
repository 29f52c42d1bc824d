/** Kills and faults at random, for a while, during one peering after another. */
@NullMarked
package dev.hawser.faults.chaos;

import org.jspecify.annotations.NullMarked;
