package dev.hawser.starter.report;

import dev.hawser.peering.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair as status shows it.
 *
 * @param sides null when no worker could look
 * @param runs newest first
 */
public record PairReport(@Nullable Inspection sides, List<RunReport> runs) {}
