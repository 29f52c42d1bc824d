/** Kills processes in the middle of runs: each process, at each activity. */
@NullMarked
package dev.hawser.faults.crash;

import org.jspecify.annotations.NullMarked;
