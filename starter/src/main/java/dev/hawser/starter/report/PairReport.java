package dev.hawser.starter.report;

import dev.hawser.peering.Inspection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawser status} shows of a pair.
 *
 * @param inspection both clusters; null when no worker could inspect them
 * @param runs newest first
 */
public record PairReport(@Nullable Inspection inspection, List<RunReport> runs) {}
