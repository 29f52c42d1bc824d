package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PeerFlagsTest {
  @Command
  private static final class Peer {
    @Mixin private PairArguments pair = new PairArguments();
    @Mixin private PeerFlags flags = new PeerFlags();
  }

  @Test
  void shouldSendOnlyThePairWhenNothingElseIsGiven() throws JsonProcessingException {
    // when
    var request = request();

    // then
    assertThat(request).isEqualTo("{\"consumer\":\"rome\",\"provider\":\"milan\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --networking-disabled                        | "modules":["authentication","offloading"]
          --gw-server-service-location=Consumer        | "gateway":{"serverLocation":"Consumer"}
          --gw-server-service-location consumer        | "gateway":{"serverLocation":"Consumer"}
          --gw-server-service-type NodePort            | "gateway":{"serviceType":"NodePort"}
          --gw-server-service-port 51841               | "gateway":{"port":51841}
          --gw-server-service-type NodePort --gw-server-service-nodeport 30001 | "gateway":{"serviceType":"NodePort","nodePort":30001}
          --gw-server-service-loadbalancerip 10.0.0.9  | "gateway":{"loadBalancerIp":"10.0.0.9"}
          --gw-client-address gw.example.org           | "gateway":{"clientAddress":"gw.example.org"}
          --gw-client-port 4500                        | "gateway":{"clientPort":4500}
          --mtu 1400                                   | "gateway":{"mtu":1400}
          --create-resource-slice=false                | "modules":["networking","authentication"]
          --resource-slice-class gold                  | "resources":{"sliceClass":"gold"}
          --in-band                                    | "inBand":true
          --proxy-url http://proxy:8118                | "proxyUrl":"http://proxy:8118"
          --create-virtual-node=false                  | "resources":{"createVirtualNode":false}
          --create-virtual-node false                  | "resources":{"createVirtualNode":false}
          --cpu 2 --memory 4Gi --pods 10               | "resources":{"quantities":{"cpu":"2","memory":"4Gi","pods":"10"}}
          --resource nvidia.com/gpu=2 --resource a/b=1 | "resources":{"quantities":{"a/b":"1","nvidia.com/gpu":"2"}}
          --resource nvidia.com/gpu=2,a/b=1            | "resources":{"quantities":{"a/b":"1","nvidia.com/gpu":"2"}}
          --timeout 1h30m                              | "timeout":"PT1H30M"
          --only networking                            | "modules":["networking"]
          --on-failure keep                            | "onFailure":"Keep"
          --on-failure roll-back                       | "onFailure":"RollBack"
          --require-ready                              | "requireReady":true
          --replace-gateway                            | "replaceGateway":true
          --repair                                     | "repair":true
          --allow-version-skew                         | "allowVersionSkew":true
          --take-over                                  | "takeOver":true
          """)
  void shouldTurnOneFlagIntoOneField(String flags, String field) throws JsonProcessingException {
    // given
    var json = Payloads.json();
    var expected = json.readTree("{\"consumer\":\"rome\",\"provider\":\"milan\"," + field + "}");

    // when
    var request = json.readTree(request(flags.split(" +")));

    // then
    assertThat(sorted(request)).isEqualTo(sorted(expected));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "--gw-server-service-nodeport 0",
        "--gw-client-port 0",
        "--proxy-url=",
        "--cpu=",
        "--networking-disabled=false",
        "--in-band=false",
        "--create-resource-slice",
        "--create-resource-slice=true"
      })
  void shouldTreatLiqoctlsEmptyDefaultsAsUnset(String flags) throws JsonProcessingException {
    // given
    var nothingGiven = request();

    // when
    var request = request(flags.split(" "));

    // then
    assertThat(request).isEqualTo(nothingGiven);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --mtu 1                           | invalid argument "1" for --mtu: use a number from 576 to 65535
          --gw-server-service-port 70000    | invalid argument "70000" for --gw-server-service-port: use a number from 1 to 65535
          --gw-server-service-nodeport 30001 | --gw-server-service-nodeport needs --gw-server-service-type NodePort: set it, or leave the port out
          --cpu many                        | invalid argument "many" for --cpu: use a quantity that is not negative, such as 2, 500m or 4Gi
          --resource a/b=x                  | invalid argument "x" for --resource a/b: use a quantity that is not negative, such as 2, 500m or 4Gi
          --pods 1.5                        | invalid argument "1.5" for --pods: use a whole number, such as 10
          --pods 500m                       | invalid argument "500m" for --pods: use a whole number, such as 10
          --pods abc                        | invalid argument "abc" for --pods: use a whole number, such as 10
          --resource =2                     | the name of a resource is "": use one such as cpu, hugepages-2Mi or nvidia.com/gpu, as in cpu=2
          --proxy-url foo                   | invalid argument "foo" for --proxy-url: use a URL such as http://proxy.example:8118
          --proxy-url http://me:pw@proxy    | --proxy-url has a user name or password, which would be stored in the run's history: leave it out
          --gw-server-service-type NodePort --gw-server-service-nodeport 80 | invalid argument "80" for --gw-server-service-nodeport: use a port of the provider's node port range, by default 30000 to 32767
          --gw-server-service-loadbalancerip 999.1.1.1 | invalid argument "999.1.1.1" for --gw-server-service-loadbalancerip: use an IP address
          --gw-client-address a_b!          | invalid argument "a_b!" for --gw-client-address: use an IP address or a DNS name
          --create-virtual-node=false --require-ready | --require-ready and --create-virtual-node=false contradict one another: leave one of them out
          --networking-disabled --only networking | --only networking and --networking-disabled contradict one another: leave one of them out
          --create-resource-slice=false --only offloading,networking | --only offloading,networking and --create-resource-slice=false contradict one another: leave one of them out
          --networking-disabled --in-band   | --in-band has no effect with --networking-disabled: leave one of them out
          --networking-disabled --mtu 1400  | --mtu has no effect with --networking-disabled: leave one of them out
          --networking-disabled --replace-gateway --mtu 1400 | --mtu, --replace-gateway have no effect with --networking-disabled: leave them out, or leave out --networking-disabled
          --only authentication --gw-server-service-type NodePort | --gw-server-service-type has no effect with --only authentication: leave one of them out
          --only networking --in-band       | --in-band has no effect with --only networking: leave one of them out
          --only networking --proxy-url http://proxy:8118 | --proxy-url has no effect with --only networking: leave one of them out
          --only networking --cpu 2 --pods 10 | --cpu, --pods have no effect with --only networking: leave them out, or leave out --only networking
          --only networking,authentication --require-ready | --require-ready has no effect with --only networking,authentication: leave one of them out
          --create-resource-slice=false --create-virtual-node --resource a/b=1 | --create-virtual-node, --resource have no effect with --create-resource-slice=false: leave them out, or leave out --create-resource-slice=false
          --create-resource-slice=false --resource-slice-class gold | --resource-slice-class has no effect with --create-resource-slice=false: leave one of them out
          """)
  void shouldSayWhatIsWrongInTheWordsOfTheFlags(String flags, String sentence) {
    // when
    var failure = catchThrowableOfType(CommandException.class, () -> request(flags.split(" +")));

    // then
    assertThat(failure).hasMessage(sentence);
    assertThat(failure.code().code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--networking-disabled --create-resource-slice=false",
        "--create-resource-slice=false --create-virtual-node=false",
        "--networking-disabled --in-band --proxy-url http://proxy:8118",
        "--only networking --mtu 1400",
        "--only offloading --create-virtual-node=false --cpu 2",
        "--on-failure keep --require-ready --repair --replace-gateway"
      })
  void shouldAcceptFlagsThatGoTogether(String flags) {
    // when
    var request = catchThrowable(() -> request(flags.split(" ")));

    // then
    assertThat(request).isNull();
  }

  private static String request(String... flags) throws JsonProcessingException {
    var args = new ArrayList<>(List.of(flags));
    args.addAll(List.of("rome", "milan"));
    var peer = CommandLine.populateCommand(new Peer(), args.toArray(String[]::new));
    return Payloads.json().writeValueAsString(peer.flags.request(peer.pair, null, null, null));
  }

  private static String sorted(JsonNode node) {
    var modules = node.path("modules");
    var names = new ArrayList<String>();
    modules.forEach(name -> names.add(name.asText()));
    names.sort(null);
    var rest = ((ObjectNode) node).without("modules");
    return rest + " " + names;
  }
}
