package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** Keys, requests and certificates of an earlier peering are not used for this one. */
final class StaleCertificateCases {
  private static final String CACHE = "liqo-remote-certificate";

  private StaleCertificateCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a certificate for another key is refused by name and dropped by repair",
            StaleCertificateCases::foreignRequest),
        new ContractCase(
            "a certificate for another encoding of the request is used",
            StaleCertificateCases::otherEncoding),
        new ContractCase(
            "a Tenant with another key gets the consumer's key", StaleCertificateCases::foreignKey),
        new ContractCase(
            "role bindings left over from a gateway are deleted by an unpeer",
            StaleCertificateCases::leftoverRoleBindings),
        new ContractCase(
            "role bindings left over from an earlier gateway survive a rollback",
            StaleCertificateCases::olderRoleBindings));
  }

  private static void foreignRequest(PeeringEnvironment pair) {
    peerOnce(pair);
    cacheRequest(pair, "no request at all");
    var versions = ResourceVersions.settled(pair);
    var refused = pair.peerFails(pair.rome(), pair.milan(), "");
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("StaleCredentials");
    assertThat(refused.getOriginalMessage()).contains("Secret " + CACHE);
    assertThat(refused.getOriginalMessage()).contains("set repair");
    versions.assertUnchanged();
    pair.peer(pair.rome(), pair.milan(), AUTHENTICATION + ", \"repair\": true");
    assertThat(cachedRequest(pair))
        .as("the request of the cached certificate")
        .isEqualTo(request(pair));
  }

  /** The same request in other bytes, as from another encoder or with a new ECDSA signature. */
  private static void otherEncoding(PeeringEnvironment pair) {
    peerOnce(pair);
    String own = cachedRequest(pair);
    cacheRequest(pair, otherBytes(decoded(own)));
    pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    assertThat(request(pair)).as("the Tenant's request").isEqualTo(cachedRequest(pair));
    pair.milan().set(ResourceKind.TENANT, tenantNamespace(pair), id(pair), "spec", "csr", own);
    var result = pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    assertThat(result.changed())
        .as("an existing Tenant that could not be renewed is repaired")
        .isTrue();
    assertThat(request(pair)).as("the Tenant's request").isEqualTo(cachedRequest(pair));
  }

  private static void foreignKey(PeeringEnvironment pair) throws Exception {
    pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    Object own = tenant(pair, "publicKey");
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(key));
    pair.milan()
        .set(
            ResourceKind.TENANT,
            tenantNamespace(pair),
            id(pair),
            "spec",
            "publicKey",
            encoded(pem));
    var result = pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    assertThat(result.changed()).as("the result says that something was done").isTrue();
    assertThat(tenant(pair, "publicKey")).as("the Tenant's key").isEqualTo(own);
  }

  /** As Liqo's gateway controllers leave them when their cache is stale. */
  private static void leftoverRoleBindings(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    gatewayRoleBinding(pair.milan(), tenantNamespace(pair));
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }

  private static void olderRoleBindings(PeeringEnvironment pair) {
    peerOnce(pair);
    String binding = gatewayRoleBinding(pair.milan(), tenantNamespace(pair));
    try {
      pair.peerFails(pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS);
      pair.milan().require(ResourceKind.CLUSTER_ROLE_BINDING, null, binding);
    } finally {
      pair.milan().remove(ResourceKind.CLUSTER_ROLE_BINDING, null, binding);
    }
  }

  private static String gatewayRoleBinding(ClusterUser cluster, String namespace) {
    String name = "liqo-gateway-" + namespace + "-former";
    cluster.create(
        ResourceKind.CLUSTER_ROLE_BINDING,
        null,
        name,
        """
        {'metadata': {'labels': {'networking.liqo.io/gateway-name': 'former',
                                 'networking.liqo.io/gateway-namespace': '%s'}},
         'roleRef': {'apiGroup': 'rbac.authorization.k8s.io', 'kind': 'ClusterRole',
                     'name': 'liqo-gateway'}}
        """
            .formatted(namespace));
    return name;
  }

  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";

  /** Leaves the cached certificate, as every unpeer does. */
  private static void peerOnce(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    pair.unpeer(pair.rome(), pair.milan(), "");
  }

  private static void cacheRequest(PeeringEnvironment pair, String request) {
    pair.milan()
        .set(ResourceKind.SECRET, tenantNamespace(pair), CACHE, "data", "csr", encoded(request));
  }

  private static String cachedRequest(PeeringEnvironment pair) {
    Object csr =
        pair.milan().require(ResourceKind.SECRET, tenantNamespace(pair), CACHE).get("data", "csr");
    return String.valueOf(csr);
  }

  private static Object request(PeeringEnvironment pair) {
    return tenant(pair, "csr");
  }

  private static Object tenant(PeeringEnvironment pair, String field) {
    return pair.milan()
        .require(ResourceKind.TENANT, tenantNamespace(pair), id(pair))
        .get("spec", field);
  }

  /** Lines of 76 characters instead of 64. */
  private static String otherBytes(String pem) {
    String body = pem.replaceAll("-----[A-Z ]*-----|\n", "").replaceAll("(.{76})", "$1\n");
    return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
        .formatted(body);
  }

  private static String tenantNamespace(PeeringEnvironment pair) {
    return ClusterUser.tenantNamespace(pair.rome());
  }

  private static String id(PeeringEnvironment pair) {
    return pair.rome().id().value();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
  }
}
