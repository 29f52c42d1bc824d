package dev.hawser.apiserver.audit;

/** Is told of every request, on the request's thread. */
@FunctionalInterface
public interface AuditListener {
  void onRequest(AuditEvent event);
}
