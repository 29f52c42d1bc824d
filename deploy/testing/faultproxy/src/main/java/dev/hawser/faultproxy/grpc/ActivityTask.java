package dev.hawser.faultproxy.grpc;

/**
 * One attempt of an activity, handed out by the server.
 *
 * @param type such as {@code ClaimPair}
 * @param queue the task queue it was handed out on
 * @param workflow the ID of its workflow
 * @param run the ID of its run
 * @param attempt counts from 1
 */
public record ActivityTask(String type, String queue, String workflow, String run, int attempt) {}
