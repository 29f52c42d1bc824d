package dev.hawser.peering;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The steps of a peering and then those of its removal, in their order; the words that status, UI
 * and CLI show.
 */
public enum Step {
  INSPECT("inspect the cluster"),
  CLAIM("claim the pair"),
  CONFIGURATION("exchange network configuration"),
  SERVER("create the gateway server"),
  CLIENT("start the gateway client"),
  TUNNEL("connect the tunnel"),
  DRAIN("drain the virtual node"),
  REPAIR("remove credentials that an earlier unpeer left stuck"),
  NONCE("get a nonce"),
  PROOF("sign the nonce"),
  TENANT("register the tenant"),
  IDENTITY("install the identity"),
  SLICE("request resources"),
  NODE("wait for the virtual node"),
  REMOVE_NODE("remove the virtual node"),
  REMOVE_IDENTITY("remove the identity"),
  REMOVE_TENANT("remove the tenant"),
  NETWORK("remove the network"),
  RELEASE("release the pair");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  /** As people read it. */
  @JsonValue
  public String words() {
    return words;
  }
}
