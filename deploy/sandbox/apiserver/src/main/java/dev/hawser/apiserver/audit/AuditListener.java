package dev.hawser.apiserver.audit;

/** Receives every request, on the request's thread. */
@FunctionalInterface
public interface AuditListener {
  void onRequest(AuditEvent event);
}
