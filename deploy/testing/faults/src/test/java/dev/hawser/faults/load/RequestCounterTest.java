package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.audit.AuditEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which requests are counted. */
class RequestCounterTest {
  private final RequestCounter counter = new RequestCounter("worker");

  private static AuditEvent request(String user, String verb, String namespace) {
    return new AuditEvent(user, "", verb, "", "services", "", namespace, "gw", 200, "");
  }

  @Test
  void shouldCountTheRequestsOfOneUserByVerb() {
    // when
    counter.onRequest(request("worker", "get", "liqo"));
    counter.onRequest(request("worker", "get", "liqo"));
    counter.onRequest(request("worker", "list", "liqo"));
    counter.onRequest(request("admin", "get", "liqo"));

    // then
    assertThat(counter.counts()).containsExactly(Map.entry("get", 2L), Map.entry("list", 1L));
  }

  @Test
  void shouldKnowWhichPeersWereLookedAt() {
    // given
    counter.onRequest(request("worker", "get", "liqo-tenant-rome"));

    // when
    counter.forgetPeers();
    counter.onRequest(request("worker", "get", "liqo-tenant-milan"));
    counter.onRequest(request("worker", "get", "liqo"));

    // then
    assertThat(counter.peers()).containsExactly("milan");
  }
}
