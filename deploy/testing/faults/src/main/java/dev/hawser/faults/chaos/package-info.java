/** Peers and unpeers while processes are killed and suspended at random. */
@NullMarked
package dev.hawser.faults.chaos;

import org.jspecify.annotations.NullMarked;
