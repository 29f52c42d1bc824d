/** A proxy between workers and a Temporal server that injects faults into single calls. */
@NullMarked
package dev.hawser.faultproxy.grpc;

import org.jspecify.annotations.NullMarked;
