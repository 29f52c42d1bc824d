package dev.hawser.simulator.runtime;

/**
 * Keys Liqo puts on objects.
 *
 * <p>Source: {@code pkg/consts} of Liqo v1.2.0.
 */
public final class LiqoLabels {
  public static final String REMOTE_CLUSTER_ID = "liqo.io/remote-cluster-id";
  public static final String TENANT_NAMESPACE = "liqo.io/tenant-namespace";
  public static final String MANAGED = "liqo.io/managed";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String APP_NAME = "app.kubernetes.io/name";

  public static final String REPLICATION = "liqo.io/replication";
  public static final String REMOTE_ID = "liqo.io/remoteID";
  public static final String ORIGIN_ID = "liqo.io/originID";
  public static final String REPLICATED = "liqo.io/replicated";

  public static final String NONCE = "liqo.io/nonce";
  public static final String SIGNED_NONCE = "liqo.io/signed-nonce";
  public static final String IDENTITY_TYPE = "liqo.io/identity-type";
  public static final String REMOTE_TENANT_NAMESPACE = "liqo.io/remote-tenant-namespace";
  public static final String SLICE_NAME = "liqo.io/resourceslice-name";
  public static final String CREATE_VIRTUAL_NODE = "liqo.io/create-virtual-node";
  public static final String CORDON = "liqo.io/cordon";
  public static final String CORDON_TENANT = "liqo.io/cordon-tenant";
  public static final String REMOTE_TENANT_CSR = "liqo.io/remote-tenant-csr";
  public static final String UNREACHABLE = "liqo.io/foreign-cluster-permanently-unreachable";
  public static final String PREINSTALLED = "liqo.io/preinstalled";
  public static final String WEBHOOK_SKIP = "liqo.io/webhook-skip";
  public static final String NODE_TYPE = "liqo.io/type";
  public static final String VIRTUAL_NODE_TYPE = "virtual-node";
  public static final String VIRTUAL_NODE = "liqo.io/virtual-node";
  public static final String SHADOW_POD = "liqo.io/shadowPod";
  public static final String OFFLOADING_COMPONENT = "offloading.liqo.io/component";

  public static final String GATEWAY_RESOURCE = "networking.liqo.io/gateway-resource";
  public static final String GATEWAY_NAME = "networking.liqo.io/gateway-name";
  public static final String GATEWAY_NAMESPACE = "networking.liqo.io/gateway-namespace";
  public static final String GATEWAY_COMPONENT = "networking.liqo.io/component";
  public static final String GATEWAY_ACTIVE = "networking.liqo.io/active";

  public static final String CIDR_TYPE = "configuration.liqo.io/cidr-type";
  public static final String NETWORK_TYPE = "ipam.liqo.io/network-type";
  public static final String NETWORK_NOT_REMAPPED = "ipam.liqo.io/network-not-remapped";
  public static final String NETWORK_SHARED = "ipam.liqo.io/network-shared";

  private LiqoLabels() {}
}
