/** Kills processes in the middle of runs: each process, at each activity. */
@NullMarked
package dev.hawser.sandbox.faults.kill;

import org.jspecify.annotations.NullMarked;
