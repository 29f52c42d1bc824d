package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.object.Json;
import java.time.Instant;

/** Pods and Deployments start with nothing running. */
record WorkloadRules(String kind) implements KindRules {
  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    ObjectNode status = object.putObject("status");
    if (kind.equals("Pod")) {
      status.put("phase", "Pending").put("qosClass", "BestEffort");
      return;
    }
    ObjectNode spec = Json.child(object, "spec");
    if (!spec.has("replicas")) spec.put("replicas", 1);
  }
}
