package dev.hawser.apiserver.http;

import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.apiserver.audit.AuditListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reports every request to the listeners. */
public final class AuditLog {
  private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();

  public void add(AuditListener listener) {
    listeners.add(listener);
  }

  void record(HttpCall call, Optional<User> user, int code) {
    RequestPath address = call.address();
    var event =
        new AuditEvent(
            user.map(User::name).orElse(""),
            call.header("User-Agent"),
            address.verb(),
            address.group(),
            address.isOfObjects() ? address.resource() : address.path(),
            address.subresource(),
            address.namespace(),
            address.name(),
            code,
            call.sent());
    listeners.forEach(listener -> listener.onRequest(event));
  }
}
