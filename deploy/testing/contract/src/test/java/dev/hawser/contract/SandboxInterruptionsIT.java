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
 * The cases of the contract that repeat a peering for many steps or objects, on simulated clusters.
 * They take as long as all others, and run beside them.
 */
@SuppressWarnings("NullAway.Init")
class SandboxInterruptionsIT {
  private static final List<String> NAMES = Contract.namesOfInterruptions();

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
      ended.requireNoSecrets();
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldPassEveryCase() {
    return contract.tests(NAMES);
  }
}
