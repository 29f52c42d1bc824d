package dev.hawser.liqo.cluster;

import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.waiting.ActivityAttempt;

/**
 * The collaborators of one attempt of an activity. Only the activities themselves use it; they pass
 * each class the parts that it needs.
 *
 * @param allowed what the cluster's owner allows of the peer
 * @param api checks before each write whether the attempt may still write
 */
public record ActivityContext(
    PairObjects pair,
    KubeApi api,
    ObjectWriter objects,
    ActivityAttempt attempt,
    ReversePeeringObjects reverse,
    AllowedPeer allowed) {}
