package dev.hawser.local;

import dev.hawser.connection.NamespaceHeader;
import dev.hawser.starter.local.LocalClusters.TemporalAddress;
import dev.hawser.starter.outcome.CommandException;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The workers' connection to Temporal, with the TLS and the API key of the command's own. */
final class TemporalStubs {
  private TemporalStubs() {}

  /**
   * Connects on first use.
   *
   * @throws CommandException when the configuration is invalid
   */
  static WorkflowServiceStubs of(TemporalAddress temporal, Map<String, String> environment) {
    try {
      var load =
          LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(new HashMap<>(environment));
      if (temporal.profile() != null) load.setConfigFileProfile(temporal.profile());
      var profile =
          ClientConfigProfile.load(load.build()).toBuilder()
              .setAddress(temporal.address())
              .setNamespace(temporal.namespace())
              .build();
      var options =
          WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
              .addGrpcClientInterceptor(new NamespaceHeader(temporal.namespace()));
      return WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
    } catch (IOException | RuntimeException e) {
      throw CommandException.usage("invalid Temporal client configuration: " + e.getMessage());
    }
  }
}
