package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.activity.AuthParams;
import dev.hawser.activity.AuthenticationActivities.Nonce;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.PeerNetworks;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.Pem;
import dev.hawser.liqo.pki.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No value that real Liqo was ever recorded with is refused. */
final class RecordedValuesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> checked = new TreeMap<>();

  @Test
  void shouldAcceptEveryRecordedValue() throws IOException {
    // given
    var folder = recordings();

    // when
    for (var trace : traces(folder)) {
      try (var events = Files.lines(trace)) {
        events.forEach(this::check);
      }
    }

    // then
    assertThat(checked)
        .containsOnlyKeys(
            "configurations",
            "gatewayclients",
            "gatewayservers",
            "nonces",
            "publickeies",
            "tenants");
    assertThat(checked.values()).allMatch(count -> count > 20);
  }

  private void check(String event) {
    try {
      var object = JSON.readTree(event).path("object");
      switch (JSON.readTree(event).path("resource").asText()) {
        case "tenants" -> tenant(object);
        case "configurations" -> configuration(object);
        case "gatewayservers" -> endpoint("gatewayservers", object.at("/status/endpoint"));
        case "gatewayclients" -> endpoint("gatewayclients", object.at("/spec/endpoint"));
        case "publickeies" -> {
          new GatewayKey(object.at("/spec/publicKey").asText());
          count("publickeies");
        }
        case "secrets" -> nonce(object);
        default -> {}
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void tenant(JsonNode tenant) {
    String name = tenant.at("/spec/clusterID").asText();
    String key = decoded(tenant.at("/spec/publicKey"));
    var proof = new Proof(key, decoded(tenant.at("/spec/csr")), text(tenant, "/spec/signature"));
    SigningRequest.require(proof.csr(), name, proof.publicKey());
    if (tenant.at("/status/authParams/signedCRT").isMissingNode()) return;
    var params =
        new AuthParams(
            text(tenant, "/status/authParams/ca"),
            text(tenant, "/status/authParams/signedCRT"),
            text(tenant, "/status/authParams/apiServer"),
            null);
    new TenantCredentials(params, text(tenant, "/status/tenantNamespace"));
    var certificate = Certificate.read(params.signedCRT()).orElseThrow();
    String fingerprint = ClusterKey.fingerprint(Pem.decode("PUBLIC KEY", key));
    certificate.require(name, fingerprint, certificate.notBefore());
    assertThat(Certificate.areReadable(params.ca())).isTrue();
    count("tenants");
  }

  private void configuration(JsonNode configuration) {
    PeerNetworks.require(cidrs(configuration.at("/spec/remote/cidr")));
    if (!configuration.at("/status/remote").isMissingNode()) {
      cidrs(configuration.at("/status/remote/cidr"));
      count("configurations");
    }
  }

  private void endpoint(String kind, JsonNode endpoint) {
    var addresses = texts(endpoint.path("addresses"));
    if (addresses.isEmpty()) return;
    new Endpoint(addresses, endpoint.path("port").asInt(), endpoint.path("protocol").asText());
    count(kind);
  }

  private void nonce(JsonNode secret) {
    var nonce = secret.at("/data/nonce");
    if (nonce.isMissingNode()) return;
    new Nonce(decoded(nonce));
    count("nonces");
  }

  private void count(String what) {
    checked.merge(what, 1, Integer::sum);
  }

  private static Cidrs cidrs(JsonNode node) {
    return new Cidrs(texts(node.path("pod")), texts(node.path("external")));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static String text(JsonNode object, String pointer) {
    return object.at(pointer).asText();
  }

  private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.ISO_8859_1);
  }

  /** They are not part of the repository. */
  private static Path recordings() {
    var folder =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared").resolve("golden"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(folder.isPresent(), "no recordings of real Liqo above this folder");
    return folder.get();
  }

  private static List<Path> traces(Path folder) throws IOException {
    try (var folders = Files.list(folder)) {
      return folders.map(each -> each.resolve("trace.jsonl")).filter(Files::exists).toList();
    }
  }
}
