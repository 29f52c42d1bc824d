/** The link between a worker and Temporal, as something that fails on demand. */
@NullMarked
package dev.hawser.faultproxy.grpc;

import org.jspecify.annotations.NullMarked;
