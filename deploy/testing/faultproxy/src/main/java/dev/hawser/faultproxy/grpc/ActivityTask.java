package dev.hawser.faultproxy.grpc;

/**
 * One attempt of an activity, as the server hands it out.
 *
 * @param type as {@code ClaimPair}
 * @param queue the queue it was handed out on, which names the cluster
 * @param workflow the ID of its workflow
 * @param run the ID of its run
 * @param attempt 1 for the first
 */
public record ActivityTask(String type, String queue, String workflow, String run, int attempt) {}
