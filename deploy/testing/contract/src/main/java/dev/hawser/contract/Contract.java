package dev.hawser.contract;

import dev.hawser.harness.PeeringEnvironment;
import java.util.List;
import java.util.stream.Stream;

/** All cases, in reading order. */
public final class Contract {
  private Contract() {}

  public static List<ContractCase> cases() {
    return Stream.of(
            PeerUnpeerCases.cases(),
            PlanCases.cases(),
            OptionCases.cases(),
            RollbackCases.cases(),
            AbortCases.cases(),
            ConcurrentChangeCases.cases(),
            ContentionCases.cases(),
            StuckCredentialCases.cases(),
            StaleForeignClusterCases.cases(),
            CordonDrainCases.cases(),
            NodeDrainCases.cases(),
            GatewayReplacementCases.cases(),
            PreexistingObjectCases.cases(),
            StaleCertificateCases.cases(),
            ResetCases.cases(),
            SliceDenialCases.cases(),
            RepeatedPeeringCases.cases(),
            ManualCleanupCases.cases(),
            RefusalCases.cases(),
            PolicyCases.cases(),
            PermissionCases.cases())
        .flatMap(List::stream)
        .toList();
  }

  /** Names of the cases, in their order. */
  public static List<String> names() {
    return cases().stream().map(ContractCase::name).toList();
  }

  /** Names of the cases that repeat a peering for many steps or objects. */
  static List<String> namesOfInterruptions() {
    return Stream.of(
            AbortCases.cases(),
            ConcurrentChangeCases.cases(),
            PreexistingObjectCases.cases(),
            ResetCases.cases(),
            PermissionCases.cases())
        .flatMap(List::stream)
        .map(ContractCase::name)
        .toList();
  }

  /** Names of all other cases. */
  static List<String> otherNames() {
    var interruptions = namesOfInterruptions();
    return names().stream().filter(name -> !interruptions.contains(name)).toList();
  }

  /**
   * Names that contain the text, in their order; all of them if it is empty.
   *
   * @throws IllegalArgumentException if no name does
   */
  public static List<String> namesWith(String text) {
    var names = names().stream().filter(name -> name.contains(text)).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no case has a name that contains \"" + text + "\"");
    }
    return names;
  }

  /**
   * Runs one case on clean clusters.
   *
   * @throws AssertionError if the case fails; its message says why
   */
  public static void run(String name, PeeringEnvironment environment) throws Exception {
    environment.clean();
    var named = cases().stream().filter(each -> each.name().equals(name)).findFirst();
    named
        .orElseThrow(() -> new IllegalArgumentException("no case is named " + name))
        .body()
        .run(environment);
  }
}
