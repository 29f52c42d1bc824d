/** A proxy between clients and an API server that injects faults into single requests. */
@NullMarked
package dev.hawser.faultproxy;

import org.jspecify.annotations.NullMarked;
