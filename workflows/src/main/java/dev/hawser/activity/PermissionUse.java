package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a run needs a permission for. A run asks only for the uses that its plan has. */
public enum PermissionUse {
  /** Every run. */
  RUN,
  /** A plan with the network. */
  READ_NETWORK,
  READ_AUTHENTICATION,
  READ_OFFLOADING,
  /** What an unpeer has to find before it can remove it. */
  FIND_NETWORK,
  FIND_AUTHENTICATION,
  FIND_OFFLOADING,
  /** Whether pods run on the virtual nodes. */
  FIND_PODS,
  /** Whether the same clusters peer in the other direction: the network is not removed without. */
  FIND_REVERSE,
  CREATE_NAMESPACE,
  REMOVE_NAMESPACE,
  CONFIGURATION,
  REMOVE_CONFIGURATION,
  SERVER,
  REPLACE_SERVER,
  REMOVE_SERVER,
  CLIENT,
  REMOVE_CLIENT,
  PUBLIC_KEY,
  REMOVE_PUBLIC_KEY,
  NONCE,
  REMOVE_NONCE,
  PROOF,
  REMOVE_PROOF,
  TENANT,
  REMOVE_TENANT,
  IDENTITY,
  REMOVE_IDENTITY,
  SLICE,
  REMOVE_SLICE,
  /** An unpeer also deletes virtual nodes that Liqo did not create from a slice. */
  REMOVE_VIRTUAL_NODES,
  NODE,
  /** An unpeer with {@code drain}. */
  DRAIN,
  /** To end Liqo's waits for a provider that will not come back. */
  DECLARE_UNREACHABLE,
  /** A peering with a provider that was declared unreachable. */
  CLEAR_UNREACHABLE,
  /** A peering with {@code repair}, of the certificates that the provider has cached. */
  REPAIR_CERTIFICATES,
  /** One that a newer worker knows; every run counts as using it. */
  @JsonEnumDefaultValue
  UNKNOWN
}
