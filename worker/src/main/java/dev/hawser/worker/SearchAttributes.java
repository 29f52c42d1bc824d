package dev.hawser.worker;

import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

import dev.hawser.peering.PeeringWorkflows;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The search attributes of the runs in one namespace. They are added before the first run, because
 * a run that sets an unknown attribute gets stuck.
 */
final class SearchAttributes {
  private final WorkflowServiceStubs service;
  private final String namespace;

  SearchAttributes(WorkflowServiceStubs service, String namespace) {
    this.service = service;
    this.namespace = namespace;
  }

  /**
   * Adds the missing attributes; needs no permission to add any if none is missing. Idempotent.
   *
   * @throws WorkerStartException if an attribute has another type or can't be added
   */
  void ensure() {
    var options = OperatorServiceStubsOptions.newBuilder(service.getOptions());
    var operator = OperatorServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
    try {
      missing(operator).forEach(name -> add(operator, name));
    } finally {
      operator.shutdownNow();
    }
  }

  private List<String> missing(OperatorServiceStubs operator) {
    var known = known(operator).orElse(Map.of());
    known.forEach(this::refuseOtherType);
    return PeeringWorkflows.SEARCH_ATTRIBUTES.stream()
        .filter(name -> !known.containsKey(name))
        .toList();
  }

  /** Empty if the server does not list them; adding them then shows which exist. */
  private Optional<Map<String, IndexedValueType>> known(OperatorServiceStubs operator) {
    var request = ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build();
    try {
      var answer =
          operator
              .blockingStub()
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .listSearchAttributes(request);
      return Optional.of(answer.getCustomAttributesMap());
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private void refuseOtherType(String name, IndexedValueType type) {
    if (!PeeringWorkflows.SEARCH_ATTRIBUTES.contains(name) || type == INDEXED_VALUE_TYPE_KEYWORD) {
      return;
    }
    throw new WorkerStartException(
        "search attribute "
            + name
            + " of namespace "
            + namespace
            + " is a "
            + type.name().replace("INDEXED_VALUE_TYPE_", "")
            + ", but Hawser needs a Keyword: remove it or use another namespace");
  }

  private void add(OperatorServiceStubs operator, String name) {
    var request =
        AddSearchAttributesRequest.newBuilder()
            .setNamespace(namespace)
            .putSearchAttributes(name, INDEXED_VALUE_TYPE_KEYWORD)
            .build();
    try {
      operator.blockingStub().withDeadlineAfter(10, TimeUnit.SECONDS).addSearchAttributes(request);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return;
      }
      throw new WorkerStartException(
          "namespace "
              + namespace
              + " lacks search attribute "
              + name
              + ", which can't be added ("
              + ErrorMessages.innermost(e)
              + "): run `temporal operator search-attribute create --namespace "
              + namespace
              + " --name "
              + name
              + " --type Keyword`",
          e);
    }
  }
}
