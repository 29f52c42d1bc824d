package dev.hawser.sandbox.liqo.network;

import dev.hawser.sandbox.liqo.runtime.Kind;
import java.util.List;

/** The two ends of a tunnel, which Liqo handles by twin kinds. */
public enum GatewaySide {
  SERVER(Kind.GATEWAY_SERVER, Kind.WG_GATEWAY_SERVER, Kind.WG_GATEWAY_SERVER_TEMPLATE, "Server"),
  CLIENT(Kind.GATEWAY_CLIENT, Kind.WG_GATEWAY_CLIENT, Kind.WG_GATEWAY_CLIENT_TEMPLATE, "Client");

  private final Kind gateway;
  private final Kind child;
  private final Kind template;
  private final String word;

  GatewaySide(Kind gateway, Kind child, Kind template, String word) {
    this.gateway = gateway;
    this.child = child;
    this.template = template;
    this.word = word;
  }

  public Kind gateway() {
    return gateway;
  }

  public Kind child() {
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

  Kind template() {
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
