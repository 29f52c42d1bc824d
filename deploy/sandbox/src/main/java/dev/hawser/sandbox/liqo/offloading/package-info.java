/** Liqo's offloading module: quotas, virtual nodes, namespace maps. */
@NullMarked
package dev.hawser.sandbox.liqo.offloading;

import org.jspecify.annotations.NullMarked;
