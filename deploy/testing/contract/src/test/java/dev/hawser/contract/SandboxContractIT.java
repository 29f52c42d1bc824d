package dev.hawser.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on simulated clusters, except the cases of {@link SandboxInterruptionsIT}; with the
 * system property {@code case}, any cases whose names contain it.
 */
@SuppressWarnings("NullAway.Init")
class SandboxContractIT {
  private static final String ONLY = System.getProperty("case", "");
  private static final List<String> NAMES =
      ONLY.isEmpty() ? Contract.otherNames() : Contract.namesWith(ONLY);

  private static SandboxContract contract;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    contract = SandboxContract.start(folder);
  }

  /** Of all cases together. */
  @AfterAll
  static void requireValidObjectsAndNoSecrets() {
    try (var ended = contract) {
      ended.requireValidObjects();
      if (ONLY.isEmpty()) ended.requireObjectsOfAllKinds();
      ended.requireNoSecrets();
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldPassEveryCase() {
    return contract.tests(NAMES);
  }
}
