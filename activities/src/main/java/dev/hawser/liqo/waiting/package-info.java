/** Attempts of activities: waits, heartbeats, patience. */
@NullMarked
package dev.hawser.liqo.waiting;

import org.jspecify.annotations.NullMarked;
