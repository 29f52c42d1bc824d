package dev.hawser.faults.load;

import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.apiserver.audit.AuditListener;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that one user sends to an API server. */
final class RequestCounter implements AuditListener {
  private static final String TENANT_NAMESPACE = "liqo-tenant-";

  private final String user;
  private final Map<String, LongAdder> byVerb = new ConcurrentHashMap<>();
  private final Set<String> peers = ConcurrentHashMap.newKeySet();

  RequestCounter(String user) {
    this.user = user;
  }

  @Override
  public void onRequest(AuditEvent request) {
    if (!request.user().equals(user)) return;
    byVerb.computeIfAbsent(request.verb(), absent -> new LongAdder()).increment();
    if (request.namespace().startsWith(TENANT_NAMESPACE)) {
      peers.add(request.namespace().substring(TENANT_NAMESPACE.length()));
    }
  }

  /** Since the start, by verb. A watch counts once. */
  Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    byVerb.forEach((verb, count) -> counts.put(verb, count.sum()));
    return counts;
  }

  /** The peers whose objects were read or written since the last {@link #forgetPeers}. */
  Set<String> peers() {
    return Set.copyOf(peers);
  }

  void forgetPeers() {
    peers.clear();
  }
}
