package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Services get an address, and node ports where they need them. */
final class ServiceRules implements KindRules {
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);
  private static final AtomicInteger NODE_PORTS = new AtomicInteger();

  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    complete(object);
    object.putObject("status").putObject("loadBalancer");
  }

  @Override
  public void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {
    ObjectNode spec = Json.child(object, "spec");
    for (String field : new String[] {"clusterIP", "clusterIPs"}) {
      JsonNode before = old.path("spec").path(field);
      if (!spec.has(field) && !before.isMissingNode()) spec.set(field, before);
    }
    complete(object);
  }

  private static void complete(ObjectNode object) {
    ObjectNode spec = Json.child(object, "spec");
    if (!spec.has("type")) spec.put("type", "ClusterIP");
    if (!spec.has("sessionAffinity")) spec.put("sessionAffinity", "None");
    String type = spec.path("type").asText();
    boolean onNodes = type.equals("NodePort") || type.equals("LoadBalancer");
    if (!type.equals("ExternalName")) route(spec, onNodes);
    for (ObjectNode port : Json.objects(spec.path("ports"))) {
      if (!port.has("protocol")) port.put("protocol", "TCP");
      if (!port.has("targetPort")) port.set("targetPort", port.path("port"));
      if (onNodes && port.path("nodePort").asInt() == 0) {
        port.put("nodePort", 30000 + NODE_PORTS.getAndIncrement() % 2768);
      }
    }
  }

  private static void route(ObjectNode spec, boolean onNodes) {
    if (!spec.has("clusterIP")) assignAddress(spec);
    if (!spec.has("clusterIPs")) spec.putArray("clusterIPs").add(spec.path("clusterIP"));
    if (!spec.has("internalTrafficPolicy")) spec.put("internalTrafficPolicy", "Cluster");
    if (onNodes && !spec.has("externalTrafficPolicy")) spec.put("externalTrafficPolicy", "Cluster");
    if (!spec.has("ipFamilies")) spec.putArray("ipFamilies").add("IPv4");
    if (!spec.has("ipFamilyPolicy")) spec.put("ipFamilyPolicy", "SingleStack");
  }

  @Override
  public List<StatusCause> check(ObjectNode object, JsonNode old) {
    JsonNode spec = object.path("spec");
    boolean without =
        spec.path("clusterIP").asText().equals("None")
            || spec.path("type").asText().equals("ExternalName");
    return without || !spec.path("ports").isEmpty()
        ? List.of()
        : List.of(StatusCause.required("spec.ports", ""));
  }

  private static void assignAddress(ObjectNode spec) {
    int next = ADDRESSES.incrementAndGet();
    String address = "10.96." + (next >> 8 & 255) + "." + (next & 255);
    spec.put("clusterIP", address);
    spec.putArray("clusterIPs").add(address);
  }
}
