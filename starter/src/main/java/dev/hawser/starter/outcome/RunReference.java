package dev.hawser.starter.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Where a run is to be found.
 *
 * @param ui its page in Temporal's Web UI; null when none is known
 */
public record RunReference(String workflowId, String runId, @Nullable String ui) {}
