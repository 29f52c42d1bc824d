package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.simulator.install.LiqoFiles;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Liqo's own definitions make the server do. */
class LiqoDefinitionsTest extends ApiServerExtension {
  @BeforeEach
  void install() throws IOException {
    Optional<Path> folder = LiqoFiles.definitions();
    assumeTrue(folder.isPresent(), "no Liqo definitions");
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      for (Path file : files.sorted().toList()) {
        server.install(file);
      }
    }
  }

  @Test
  void shouldFillInTheDefaultsOfTenants() {
    // when
    GenericKubernetesResource tenant =
        create("authentication.liqo.io/v1beta1", "Tenant", "{\"clusterID\":\"milan\"}");

    // then
    assertThat(tenant.<String>get("spec", "authzPolicy")).isEqualTo("KeysExchange");
    assertThat(tenant.<String>get("spec", "tenantCondition")).isEqualTo("Active");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "ipam.liqo.io/v1alpha1|Network|{}|spec.cidr: Required value",
        "ipam.liqo.io/v1alpha1|Network|{\"cidr\":\"x\"}|spec.cidr in body must be of type cidr",
        "authentication.liqo.io/v1beta1|Tenant|{\"clusterID\":\"Bad_\"}|spec.clusterID in body"
            + " should match",
        "authentication.liqo.io/v1beta1|Identity|{\"type\":\"Other\"}|Unsupported value: \"Other\"",
      })
  void shouldRefuseWhatLiqoForbids(String version, String kind, String spec, String message) {
    // when
    var failure = failureOf(() -> create(version, kind, spec));

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getMessage()).contains(message);
  }

  @Test
  void shouldRejectAChangedClusterIdOfATenant() {
    // given
    var tenant = create("authentication.liqo.io/v1beta1", "Tenant", "{\"clusterID\":\"milan\"}");
    tenant.getAdditionalProperties().put("spec", Map.of("clusterID", "turin"));

    // when
    var failure = failureOf(() -> client.resource(tenant).update());

    // then
    assertThat(failure.getStatus().getDetails().getCauses())
        .extracting("field")
        .isEqualTo(List.of("spec.clusterID"));
    assertThat(failure.getStatus().getMessage()).contains("ClusterID is immutable");
  }

  private GenericKubernetesResource create(String version, String kind, String spec) {
    var object =
        Serialization.unmarshal(
            """
            {"apiVersion": "%s", "kind": "%s",
             "metadata": {"name": "one", "namespace": "default"}, "spec": %s}
            """
                .formatted(version, kind, spec),
            GenericKubernetesResource.class);
    return client.resource(object).create();
  }
}
