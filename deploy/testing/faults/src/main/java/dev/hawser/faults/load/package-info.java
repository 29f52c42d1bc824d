/** Many pairs that wait at the same time, and what that costs the cluster they share. */
@NullMarked
package dev.hawser.faults.load;

import org.jspecify.annotations.NullMarked;
