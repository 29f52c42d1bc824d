/** What every simulated controller stands on: objects, watches, a work queue, the switches. */
@NullMarked
package dev.hawser.simulator.runtime;

import org.jspecify.annotations.NullMarked;
