package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunKindTest {
  @Test
  void shouldDeleteNamespacesByCommandAsByWorkflow() {
    // when
    var command = RunKind.UNPEER.command("rome", "milan");

    // then
    assertThat(command).containsExactly("unpeer", "rome", "milan", "--delete-namespaces");
  }
}
