package dev.hawser.contract;

import java.util.List;

/**
 * The contract, except the cases of {@link SandboxInterruptionsIT}; with the system property {@code
 * case}, any cases whose names contain it.
 */
class SandboxContractIT extends SandboxContract {
  private static final String ONLY = System.getProperty("case", "");

  @Override
  List<String> names() {
    return ONLY.isEmpty() ? Contract.otherNames() : Contract.namesWith(ONLY);
  }

  @Override
  boolean writeAllKinds() {
    return ONLY.isEmpty();
  }
}
