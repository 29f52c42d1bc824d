package dev.hawser.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittedLinesTest {
  private static final String PLAN =
      """
      rome (consumer, Liqo v1.2.0)
         ~ GatewayClient liqo-tenant-milan/milan (made for another peering)
               endpoint  203.0.113.22:51840/UDP → 203.0.113.23:51840/UDP
               mtu       1340

      note: the Liqo versions could not be compared\
      """;

  @Test
  void shouldBreakLongLinesWithinTheirColumn() {
    // when
    var text = FittedLines.of(PLAN, 42);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer, Liqo v1.2.0)
               ~ GatewayClient liqo-tenant-milan/milan
                 (made for another peering)
                     endpoint  203.0.113.22:51840/UDP
                               →
                               203.0.113.23:51840/UDP
                     mtu       1340

            note: the Liqo versions could not be
              compared\
            """);
  }

  @Test
  void shouldLeaveAWideTerminalAsItIs() {
    // when
    var text = FittedLines.of(PLAN, 200);

    // then
    assertThat(text).isEqualTo(PLAN);
  }
}
