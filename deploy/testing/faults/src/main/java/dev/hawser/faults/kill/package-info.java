/** Kills processes at known points of a Peer or an Unpeer. */
@NullMarked
package dev.hawser.faults.kill;

import org.jspecify.annotations.NullMarked;
