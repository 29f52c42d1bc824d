package dev.hawser.starter.report;

/**
 * A page of Temporal's Web UI.
 *
 * @param ui its link
 */
public record UiLink(String ui) {}
