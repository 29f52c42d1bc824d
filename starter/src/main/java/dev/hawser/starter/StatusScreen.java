package dev.hawser.starter;

import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.report.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one look shows.
 *
 * @param text as it is printed, in the requested format
 * @param facts what is compared with the next look, by what it is about
 * @param verdict null for a list
 * @param code how the command ends when it looks once
 */
record StatusScreen(
    String text, Map<String, String> facts, @Nullable Verdict verdict, ExitCode code) {}
