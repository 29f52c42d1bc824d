/**
 * What a run will do, decided from a request and the state of the pair. Nothing here waits or
 * writes.
 */
@NullMarked
package dev.hawser.peering.plan;

import org.jspecify.annotations.NullMarked;
