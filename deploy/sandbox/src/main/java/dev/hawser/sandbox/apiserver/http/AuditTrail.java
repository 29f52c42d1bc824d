package dev.hawser.sandbox.apiserver.http;

import dev.hawser.sandbox.apiserver.access.User;
import dev.hawser.sandbox.apiserver.audit.AuditEvent;
import dev.hawser.sandbox.apiserver.audit.AuditListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the listeners of every request. */
public final class AuditTrail {
  private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();

  public void add(AuditListener listener) {
    listeners.add(listener);
  }

  void record(Call call, Optional<User> user, int code) {
    Address address = call.address();
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
