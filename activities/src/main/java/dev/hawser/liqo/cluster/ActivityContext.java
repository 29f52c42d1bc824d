package dev.hawser.liqo.cluster;

import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.waiting.ActivityAttempt;

/**
 * What one attempt of an activity is built from. Only the activities themselves see it: they hand
 * each class the parts that it needs.
 *
 * @param api asks before each write whether the attempt may still write
 */
public record ActivityContext(
    PairObjects pair,
    KubeApi api,
    ObjectWriter objects,
    ActivityAttempt attempt,
    ReversePeeringObjects reverse) {}
