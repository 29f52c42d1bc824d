package dev.hawser.contract.structuralschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.simulator.SimulatedLiqo;
import dev.hawser.simulator.install.LiqoFiles;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Compares the sandbox's short definitions of Liqo's kinds with Liqo's own. */
class OwnDefinitionsTest {
  @Test
  void shouldDefineTheKindsAsLiqoDoes() throws IOException {
    // given
    var liqos = LiqoFiles.definitions();
    assumeTrue(liqos.isPresent(), "no Liqo definitions");

    // when
    List<Definition> own = own();

    // then
    assertThat(own).hasSizeGreaterThan(15);
    assertThat(Definition.in(liqos.orElseThrow()))
        .extracting(Definition::shape)
        .containsAll(own.stream().map(Definition::shape).toList());
  }

  private static List<Definition> own() throws IOException {
    try (var in = SimulatedLiqo.class.getResourceAsStream("install/liqo-crds.yaml")) {
      return Definition.of(Objects.requireNonNull(in));
    }
  }
}
