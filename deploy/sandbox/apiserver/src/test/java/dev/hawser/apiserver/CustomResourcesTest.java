package dev.hawser.apiserver;

import static dev.hawser.apiserver.WidgetDefinition.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourcesTest extends ApiServerExtension {
  @BeforeEach
  void install() {
    client.load(new ByteArrayInputStream(WidgetDefinition.YAML.getBytes())).create();
  }

  @Test
  void shouldEstablishDefinitions() {
    // when
    var definition =
        client
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName("widgets.example.dev")
            .get();

    // then
    assertThat(definition.getStatus().getConditions())
        .extracting("type", "status")
        .contains(
            org.assertj.core.groups.Tuple.tuple("Established", "True"),
            org.assertj.core.groups.Tuple.tuple("NamesAccepted", "True"));
    assertThat(client.genericKubernetesResources("example.dev/v1", "Widget").list().getItems())
        .isEmpty();
  }

  @Test
  void shouldFillInDefaults() {
    // when
    var created = create("{\"id\":\"a\"}");

    // then
    assertThat(created.<String>get("spec", "colour")).isEqualTo("red");
    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}|spec.id|Required value",
        "{\"id\":\"A1\"}|spec.id|Invalid value: \"A1\": spec.id in body should match '^[a-z]+$'",
        "{\"id\":\"a\",\"colour\":\"green\"}|spec.colour|Unsupported value: \"green\": supported"
            + " values: \"red\", \"blue\"",
        "{\"id\":\"a\",\"size\":-1}|spec.size|Invalid value: -1: spec.size in body should be"
            + " greater than or equal to 0",
        "{\"id\":\"a\",\"size\":10}|spec.size|Invalid value: 10: spec.size in body should be less"
            + " than or equal to 9",
        "{\"id\":\"a\",\"size\":\"x\"}|spec.size|Invalid value: \"string\": spec.size in body must"
            + " be of type integer: \"string\"",
        "{\"id\":\"a\",\"cidr\":\"10.0.0.0\"}|spec.cidr|Invalid value: \"10.0.0.0\": spec.cidr in"
            + " body must be of type cidr: \"10.0.0.0\"",
      })
  void shouldRefuseWhatTheSchemaForbids(String spec, String field, String message) {
    // when
    KubernetesClientException failure = failureOf(() -> create(spec));

    // then
    StatusCause cause = failure.getStatus().getDetails().getCauses().getFirst();
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getReason()).isEqualTo("Invalid");
    assertThat(cause.getField()).isEqualTo(field);
    assertThat(cause.getMessage()).isEqualTo(message);
    assertThat(failure.getStatus().getMessage())
        .startsWith("Widget.example.dev \"w\" is invalid: ")
        .contains(field + ": " + message);
  }

  @Test
  void shouldRejectChangesOfImmutableFields() {
    // given
    var created = create("{\"id\":\"a\"}");
    created.getAdditionalProperties().put("spec", Map.of("id", "b"));

    // when
    var failure = failureOf(() -> client.resource(created).update());

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getStatus().getMessage())
        .isEqualTo(
            "Widget.example.dev \"w\" is invalid: spec.id: Invalid value: \"b\": ID is immutable");
  }

  @Test
  void shouldKeepSpecAndStatusApart() {
    // given
    var wanted = widget("{\"id\":\"a\"}");
    wanted.getAdditionalProperties().put("status", Map.of("phase", "Created"));
    var created = widgets().resource(wanted).create();
    created.getAdditionalProperties().put("status", Map.of("phase", "Ready"));
    created.getAdditionalProperties().put("spec", Map.of("id", "a", "size", 3));

    // when
    var main = widgets().resource(created).update();
    main.getAdditionalProperties().put("status", Map.of("phase", "Ready"));
    main.getAdditionalProperties().put("spec", Map.of("id", "a", "size", 4));
    var status = widgets().resource(main).updateStatus();

    // then
    assertThat(main.getMetadata().getGeneration()).isEqualTo(2);
    assertThat(status.getMetadata().getGeneration()).isEqualTo(2);
    assertThat(status.<Integer>get("spec", "size")).isEqualTo(3);
    assertThat(status.<String>get("status", "phase")).isEqualTo("Ready");
  }

  @Test
  void shouldRequireAResourceVersionWhenReplacing() {
    // given
    create("{\"id\":\"a\"}");
    String path = "/apis/example.dev/v1/namespaces/default/widgets/w";

    // when
    var failure = failureOf(() -> client.raw(path, "PUT", widget("{\"id\":\"a\"}")));

    // then
    assertThat(failure.getCode()).isEqualTo(422);
    assertThat(failure.getMessage()).contains("must be specified for an update");
  }

  @Test
  void shouldNotServeWhatIsNotDefined() {
    // given
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("widgets.example.dev")
        .delete();
    await(
        () ->
            client
                    .apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("widgets.example.dev")
                    .get()
                == null);

    // when
    var failure = failureOf(() -> widgets().list());

    // then
    assertThat(failure.getCode()).isEqualTo(404);
    assertThat(failure.getStatus().getReason()).isNull();
  }

  private GenericKubernetesResource create(String spec) {
    return widgets().resource(widget(spec)).create();
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      widgets() {
    return client.genericKubernetesResources(WidgetDefinition.CONTEXT);
  }
}
