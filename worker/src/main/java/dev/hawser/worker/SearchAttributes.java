package dev.hawser.worker;

import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

import dev.hawser.peering.PeeringWorkflows;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    var known = known(operator);
    known.forEach(this::refuseOtherType);
    return PeeringWorkflows.SEARCH_ATTRIBUTES.stream()
        .filter(name -> !known.containsKey(name))
        .toList();
  }

  /** Those that the server lists, or else those that it maps to fields of its own. */
  private Map<String, IndexedValueType> known(OperatorServiceStubs operator) {
    return listed(operator).orElseGet(this::mapped);
  }

  /** Empty if the server does not list them, as Temporal Cloud. */
  private Optional<Map<String, IndexedValueType>> listed(OperatorServiceStubs operator) {
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

  /**
   * A namespace maps fields such as {@code Keyword03} to the names of search attributes. Adding one
   * that it does not map shows whether it exists.
   */
  private Map<String, IndexedValueType> mapped() {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    try {
      var names =
          service
              .blockingStub()
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .describeNamespace(request)
              .getConfig()
              .getCustomSearchAttributeAliasesMap();
      return names.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getValue, name -> typeOfField(name.getKey())));
    } catch (StatusRuntimeException e) {
      return Map.of();
    }
  }

  private static IndexedValueType typeOfField(String field) {
    String name = field.replaceAll("\\d+$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    return Stream.of(IndexedValueType.values())
        .filter(type -> type.name().equals("INDEXED_VALUE_TYPE_" + name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(INDEXED_VALUE_TYPE_KEYWORD);
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
              + " --type Keyword`, on Temporal Cloud `tcld namespace search-attributes add"
              + " --namespace "
              + namespace
              + " --search-attribute "
              + name
              + "=Keyword`; if it has it, start with --no-check-search-attributes",
          e);
    }
  }
}
