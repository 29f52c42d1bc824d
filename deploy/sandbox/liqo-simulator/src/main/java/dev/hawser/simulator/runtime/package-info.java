/** Runtime of the simulated controllers: objects, watches, a work queue and fault switches. */
@NullMarked
package dev.hawser.simulator.runtime;

import org.jspecify.annotations.NullMarked;
