package dev.hawser.apiserver;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;

/** A kind of our own that shows what definitions can say. */
final class WidgetDefinition {
  static final ResourceDefinitionContext CONTEXT =
      new ResourceDefinitionContext.Builder()
          .withGroup("example.dev")
          .withVersion("v1")
          .withKind("Widget")
          .withPlural("widgets")
          .withNamespaced(true)
          .build();

  static final String YAML =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: widgets.example.dev
      spec:
        group: example.dev
        names: {kind: Widget, plural: widgets, shortNames: [wd]}
        scope: Namespaced
        versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}}
          additionalPrinterColumns:
          - {name: Colour, type: string, jsonPath: .spec.colour}
          - name: Ready
            type: string
            jsonPath: .status.conditions[?(@.type=="Ready")].status
          - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [id]
                  properties:
                    id:
                      type: string
                      pattern: ^[a-z]+$
                      x-kubernetes-validations:
                      - {rule: self == oldSelf, message: ID is immutable}
                    colour: {type: string, enum: [red, blue], default: red}
                    size: {type: integer, minimum: 0, maximum: 9}
                    cidr: {type: string, format: cidr}
                status:
                  type: object
                  x-kubernetes-preserve-unknown-fields: true
      """;

  private WidgetDefinition() {}

  static GenericKubernetesResource widget(String spec) {
    return Serialization.unmarshal(
        """
        {"apiVersion": "example.dev/v1", "kind": "Widget",
         "metadata": {"name": "w", "namespace": "default"}, "spec": %s}
        """
            .formatted(spec),
        GenericKubernetesResource.class);
  }
}
