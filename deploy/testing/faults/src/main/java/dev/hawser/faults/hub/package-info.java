/** Many pairs at once that share one cluster. */
@NullMarked
package dev.hawser.faults.hub;

import org.jspecify.annotations.NullMarked;
