package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The IDs and networks of fake peers. */
class PeerIdsTest {
  @Test
  void shouldNumberPeersAndTheirNetworks() {
    // when
    var id = PeerIds.of(300);
    var networks = PeerIds.networks(300);

    // then
    assertThat(id).isEqualTo(new ClusterId("peer-0300"));
    assertThat(networks).isEqualTo(new Cidrs(List.of("10.129.44.0/24"), List.of("172.17.44.0/24")));
  }

  @Test
  void shouldGiveEveryPeerNetworksOfItsOwn() {
    // when
    var networks = IntStream.rangeClosed(1, PeerIds.MOST).mapToObj(PeerIds::networks);

    // then
    assertThat(networks)
        .doesNotHaveDuplicates()
        .allMatch(each -> each.external().getFirst().matches("172\\.(1[6-9]|2\\d|3[01])\\..*"))
        .allMatch(each -> each.pod().getFirst().matches("10\\.1[2-4]\\d\\..*"));
  }
}
