package dev.hawser.peering;

/**
 * Gives one stuck undo up; what it would have removed is listed in the failure of the run.
 *
 * @param step the stuck step as the status shows it
 * @param reason why it is given up
 */
@StrictInput
public record SkipRequest(String step, String reason) {}
