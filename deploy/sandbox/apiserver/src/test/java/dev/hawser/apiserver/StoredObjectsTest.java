package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.resource.StoredObjects;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StoredObjectsTest extends ApiServerExtension {
  private final StoredObjects objects = server.objects();

  @Test
  void shouldStoreAnObjectAsItIs() {
    // when
    objects.put(map("'uid': 'mine', 'deletionTimestamp': '2026-01-01T00:00:00Z'"));

    // then
    var metadata = client.resource(configMap("one")).get().getMetadata();
    assertThat(metadata.getUid()).isEqualTo("mine");
    assertThat(metadata.getDeletionTimestamp()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void shouldReplaceAnObjectWithANewVersion() {
    // given
    var first = client.resource(configMap("one")).create();

    // when
    objects.put(map("'uid': 'another'"));

    // then
    var second = client.resource(configMap("one")).get();
    assertThat(second.getMetadata().getUid()).isEqualTo("another");
    assertThat(second.getMetadata().getResourceVersion())
        .isNotEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void shouldReadAndDeleteWhatClientsCreated() {
    // given
    client.resource(configMap("one")).create();
    var found = objects.find("v1", "ConfigMap", "default", "one");

    // when
    objects.delete("v1", "ConfigMap", "default", "one");

    // then
    assertThat(found)
        .hasValueSatisfying(map -> assertThat(map.at("/data/key").asText()).isEqualTo("value"));
    assertThat(objects.find("v1", "ConfigMap", "default", "one")).isEmpty();
    assertThat(client.resource(configMap("one")).get()).isNull();
  }

  @Test
  void shouldBypassFiltersAndAudit() {
    // given
    List<String> requests = new CopyOnWriteArrayList<>();
    server.filter((user, request) -> requests.add(request.verb()));
    server.audit(event -> requests.add(event.verb()));

    // when
    objects.put(map("'labels': {}"));

    // then
    assertThat(requests).isEmpty();
  }

  @Test
  void shouldRefuseAKindThatIsNotServed() {
    // when
    var failure = catchThrowable(() -> objects.find("batch/v1", "Job", "default", "one"));

    // then
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batch/v1 Job");
  }

  private static ObjectNode map(String metadata) {
    return Json.parse(
        """
        {'apiVersion': 'v1', 'kind': 'ConfigMap',
         'metadata': {'name': 'one', 'namespace': 'default', %s}}
        """
            .formatted(metadata)
            .replace('\'', '"'));
  }
}
