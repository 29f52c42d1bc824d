package dev.hawser.peering;

import dev.hawser.activity.ClusterId;

/**
 * What a run would wait for once its objects are written.
 *
 * @param condition such as {@code the virtual node to be Ready}
 */
public record PlannedWait(Step step, ClusterId cluster, String condition) {}
