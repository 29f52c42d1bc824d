package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** Keys, requests and certificates of another life never pass for today's. */
final class StaleCertificateCases {
  private static final String CACHE = "liqo-remote-certificate";

  private StaleCertificateCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a certificate kept for something else is refused by name, and dropped by repair",
            StaleCertificateCases::foreignRequest),
        new ContractCase(
            "a certificate kept for another client's request serves all the same",
            StaleCertificateCases::otherEncoder),
        new ContractCase(
            "a Tenant with another key gets the consumer's own again",
            StaleCertificateCases::foreignKey),
        new ContractCase(
            "rights that outlived their gateway go with an unpeer",
            StaleCertificateCases::strayRights),
        new ContractCase(
            "rights that outlived a gateway before a rolled back peering stay",
            StaleCertificateCases::olderRights));
  }

  private static void foreignRequest(PeeringEnvironment arena) {
    peerOnce(arena);
    keptFor(arena, "no request at all");
    var versions = ResourceVersions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("StaleCredentials", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "Secret " + CACHE);
    Expect.contains(refused.getOriginalMessage(), "set repair");
    versions.areUnchanged();
    arena.peer(arena.rome(), arena.milan(), AUTHENTICATION + ", \"repair\": true");
    Expect.equal(request(arena), kept(arena), "the request the certificate is kept for");
  }

  /** The same request in other bytes, as another encoder or a fresh ECDSA signature makes it. */
  private static void otherEncoder(PeeringEnvironment arena) {
    peerOnce(arena);
    String own = kept(arena);
    keptFor(arena, otherBytes(decoded(own)));
    arena.peer(arena.rome(), arena.milan(), AUTHENTICATION);
    Expect.equal(kept(arena), request(arena), "the Tenant's request");
    arena.milan().set(ResourceKind.TENANT, there(arena), id(arena), "spec", "csr", own);
    var result = arena.peer(arena.rome(), arena.milan(), AUTHENTICATION);
    Expect.that(result.changed(), "a living Tenant that could not be renewed is mended");
    Expect.equal(kept(arena), request(arena), "the Tenant's request");
  }

  private static void foreignKey(PeeringEnvironment arena) throws Exception {
    arena.peer(arena.rome(), arena.milan(), AUTHENTICATION);
    Object own = tenant(arena, "publicKey");
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(key));
    arena
        .milan()
        .set(ResourceKind.TENANT, there(arena), id(arena), "spec", "publicKey", encoded(pem));
    var result = arena.peer(arena.rome(), arena.milan(), AUTHENTICATION);
    Expect.that(result.changed(), "the result says that something was done");
    Expect.equal(own, tenant(arena, "publicKey"), "the Tenant's key");
  }

  /** As Liqo's gateway controllers leave them when their cache is behind. */
  private static void strayRights(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    rightsOfAGateway(arena.milan(), there(arena));
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void olderRights(PeeringEnvironment arena) {
    peerOnce(arena);
    String rights = rightsOfAGateway(arena.milan(), there(arena));
    try {
      arena.peerFails(arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES);
      arena.milan().require(ResourceKind.CLUSTER_ROLE_BINDING, null, rights);
    } finally {
      arena.milan().remove(ResourceKind.CLUSTER_ROLE_BINDING, null, rights);
    }
  }

  private static String rightsOfAGateway(ClusterUser side, String namespace) {
    String name = "liqo-gateway-" + namespace + "-former";
    side.create(
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

  /** Leaves the certificate behind, as every unpeer does. */
  private static void peerOnce(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), AUTHENTICATION);
    arena.unpeer(arena.rome(), arena.milan(), "");
  }

  private static void keptFor(PeeringEnvironment arena, String request) {
    arena.milan().set(ResourceKind.SECRET, there(arena), CACHE, "data", "csr", encoded(request));
  }

  private static String kept(PeeringEnvironment arena) {
    Object csr = arena.milan().require(ResourceKind.SECRET, there(arena), CACHE).get("data", "csr");
    return String.valueOf(csr);
  }

  private static Object request(PeeringEnvironment arena) {
    return tenant(arena, "csr");
  }

  private static Object tenant(PeeringEnvironment arena, String field) {
    return arena.milan().require(ResourceKind.TENANT, there(arena), id(arena)).get("spec", field);
  }

  /** Lines of 76 characters instead of 64. */
  private static String otherBytes(String pem) {
    String body = pem.replaceAll("-----[A-Z ]*-----|\n", "").replaceAll("(.{76})", "$1\n");
    return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
        .formatted(body);
  }

  private static String there(PeeringEnvironment arena) {
    return ClusterUser.tenantNamespace(arena.rome());
  }

  private static String id(PeeringEnvironment arena) {
    return arena.rome().id().value();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String data) {
    return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
  }
}
