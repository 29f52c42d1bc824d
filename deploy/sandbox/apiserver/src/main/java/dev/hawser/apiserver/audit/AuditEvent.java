package dev.hawser.apiserver.audit;

/**
 * A request that was answered; a watch counts when it begins.
 *
 * @param user empty when nobody proved who they are
 * @param verb as RBAC has it: get, list, watch, create, update, patch, delete, deletecollection
 * @param resource the plural; for other paths than objects' the path itself
 * @param body what was sent and read, as text; empty when nothing was
 */
public record AuditEvent(
    String user,
    String userAgent,
    String verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    int code,
    String body) {}
