package dev.hawser.sandbox.faults.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which objects count as the same. */
class LikenessTest {
  @Test
  void shouldNameWhatIsMoreAndWhatIsMissing() {
    assertThat(
            Likeness.differences(
                Set.of("Node milan on rome", "Tenant liqo-tenant-rome/rome on milan"),
                Set.of("Node milan on rome", "Quota liqo-tenant-rome/milan on milan")))
        .containsExactly(
            "+ Tenant liqo-tenant-rome/rome on milan", "- Quota liqo-tenant-rome/milan on milan");
  }
}
