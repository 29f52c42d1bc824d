package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFlagsTest {
  @ParameterizedTest
  @CsvSource({"temporal.example:7233, 1", "127.0.0.1:7233, 0"})
  void shouldWarnOnceOfAPlaintextConnectionOutsideOfLoopback(String address, int count) {
    // given
    var environment =
        Map.of("TEMPORAL_ADDRESS", address, "TEMPORAL_CONFIG_FILE", "/nowhere/temporal.toml");
    var warnings = new ArrayList<String>();

    // when
    var temporal = new ConnectionFlags().connect(environment, warnings::add);

    // then
    assertThat(warnings).hasSize(count).allMatch(warning -> warning.contains(address));
    temporal.close();
  }
}
