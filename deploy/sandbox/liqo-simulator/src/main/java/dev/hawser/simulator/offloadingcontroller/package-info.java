/** Liqo's offloading module: quotas, virtual nodes, namespace maps. */
@NullMarked
package dev.hawser.simulator.offloadingcontroller;

import org.jspecify.annotations.NullMarked;
