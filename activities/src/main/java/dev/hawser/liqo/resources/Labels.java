package dev.hawser.liqo.resources;

/** Labels, annotations and fixed names of Liqo (pkg/consts, v1.2.0), and Hawser's own. */
public final class Labels {
  public static final String REMOTE_CLUSTER = "liqo.io/remote-cluster-id";
  public static final String TENANT_NAMESPACE = "liqo.io/tenant-namespace";
  public static final String REPLICATION = "liqo.io/replication";
  public static final String REMOTE_ID = "liqo.io/remoteID";
  public static final String REPLICATED = "liqo.io/replicated";
  public static final String NONCE = "liqo.io/nonce";
  public static final String SIGNED_NONCE = "liqo.io/signed-nonce";
  public static final String IDENTITY_TYPE = "liqo.io/identity-type";
  public static final String CREATE_VIRTUAL_NODE = "liqo.io/create-virtual-node";
  public static final String GATEWAY_RESOURCE = "networking.liqo.io/gateway-resource";
  public static final String GATEWAY_NAME = "networking.liqo.io/gateway-name";
  public static final String GATEWAY_NAMESPACE = "networking.liqo.io/gateway-namespace";
  public static final String NETWORK_TYPE = "ipam.liqo.io/network-type";
  public static final String PERMANENTLY_UNREACHABLE =
      "liqo.io/foreign-cluster-permanently-unreachable";
  public static final String CIDR_TYPE = "configuration.liqo.io/cidr-type";
  public static final String TYPE = "liqo.io/type";
  public static final String VIRTUAL_NODE = "liqo.io/virtual-node";
  public static final String SHADOW_POD = "liqo.io/shadowPod";

  /** Hawser's label on an object that a run created: the ID of that run. */
  public static final String RUN = "hawser.dev/run";

  /** Hawser's annotation on a tenant namespace: who holds the pair. */
  public static final String CLAIM = "hawser.dev/claim";

  /** Hawser's annotation on a Tenant: its only effect is that Liqo reconciles the Tenant. */
  public static final String RECONCILE_REQUESTED = "hawser.dev/reconcile-requested";

  /** Hawser's annotation on an object that a run changed: the former values. */
  public static final String PREVIOUS = "hawser.dev/previous";

  /** The same as a key of a Secret's data, which must not appear in its metadata. */
  public static final String PREVIOUS_DATA = "hawser.dev.previous";

  public static final String NONCE_SECRET = "liqo-nonce";
  public static final String SIGNED_NONCE_SECRET = "liqo-signed-nonce";
  public static final String CERTIFICATE_SECRET = "liqo-remote-certificate";
  public static final String KEYS_SECRET = "authentication-keys";

  private Labels() {}

  /** The default name of a peer's tenant namespace. */
  public static String tenantNamespace(String peer) {
    return "liqo-tenant-" + peer;
  }

  /** The control-plane Identity of a provider. */
  public static String controlPlane(String provider) {
    return "controlplane-" + provider;
  }

  /** The Secret with the kubeconfig of a slice's Identity (Liqo 1.2.0). */
  public static String sliceKubeconfig(String slice) {
    return "kubeconfig-resourceslice-" + slice;
  }
}
