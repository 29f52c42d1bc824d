/** What every simulated controller stands on: objects, watches, a work queue, the switches. */
@NullMarked
package dev.hawser.sandbox.liqo.runtime;

import org.jspecify.annotations.NullMarked;
