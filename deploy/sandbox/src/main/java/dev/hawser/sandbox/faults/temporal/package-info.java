/** The link between a worker and Temporal, as something that fails on demand. */
@NullMarked
package dev.hawser.sandbox.faults.temporal;

import org.jspecify.annotations.NullMarked;
