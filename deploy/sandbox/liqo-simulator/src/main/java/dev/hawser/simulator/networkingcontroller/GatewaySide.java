package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ObjectKind;
import java.util.List;

/** The two ends of a tunnel, which Liqo handles by twin kinds. */
public enum GatewaySide {
  SERVER(
      ObjectKind.GATEWAY_SERVER,
      ObjectKind.WG_GATEWAY_SERVER,
      ObjectKind.WG_GATEWAY_SERVER_TEMPLATE,
      "Server"),
  CLIENT(
      ObjectKind.GATEWAY_CLIENT,
      ObjectKind.WG_GATEWAY_CLIENT,
      ObjectKind.WG_GATEWAY_CLIENT_TEMPLATE,
      "Client");

  private final ObjectKind gateway;
  private final ObjectKind child;
  private final ObjectKind template;
  private final String word;

  GatewaySide(ObjectKind gateway, ObjectKind child, ObjectKind template, String word) {
    this.gateway = gateway;
    this.child = child;
    this.template = template;
    this.word = word;
  }

  public ObjectKind gateway() {
    return gateway;
  }

  public ObjectKind child() {
    return child;
  }

  /** {@code Server} or {@code Client}, as a Connection's type. */
  public String word() {
    return word;
  }

  /** The mode flag of the gateway's containers. */
  String mode() {
    return this == SERVER ? "server" : "client";
  }

  ObjectKind template() {
    return template;
  }

  String templateRef() {
    return "spec." + mode() + "TemplateRef";
  }

  String childRef() {
    return "status." + mode() + "Ref";
  }

  /** The child's status fields that its parent repeats. */
  List<String> published() {
    return this == SERVER
        ? List.of("endpoint", "secretRef", "internalEndpoint")
        : List.of("secretRef", "internalEndpoint");
  }
}
