package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Which request a plan is made for, and which flags exclude one another. */
class PlanFlagsTest {
  @Command
  private static final class Plan {
    @Mixin private PairArguments pair = new PairArguments();
    @Mixin private PlanFlags flags = new PlanFlags();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                             | "peer":{"consumer":"rome","provider":"milan"}
          --mtu 1400 --timeout 1m        | "peer":{"consumer":"rome","provider":"milan","gateway":{"mtu":1400},"timeout":"PT1M"}
          --unpeer                       | "unpeer":{"consumer":"rome","provider":"milan","evict":true}
          --unpeer --evict=false         | "unpeer":{"consumer":"rome","provider":"milan"}
          --unpeer --drain               | "unpeer":{"consumer":"rome","provider":"milan","drain":true}
          --unpeer --only authentication | "unpeer":{"consumer":"rome","provider":"milan","modules":["authentication"],"evict":true}
          --unpeer --delete-namespaces   | "unpeer":{"consumer":"rome","provider":"milan","deleteNamespaces":true,"evict":true}
          --unpeer --provider-gone --take-over | "unpeer":{"consumer":"rome","provider":"milan","evict":true,"providerGone":true,"takeOver":true}
          --unpeer --timeout 1m          | "unpeer":{"consumer":"rome","provider":"milan","evict":true,"timeout":"PT1M"}
          """)
  void shouldAskForThePlanOfOneRequest(String flags, String part) throws JsonProcessingException {
    // given
    var expected = "{\"consumer\":\"rome\",\"provider\":\"milan\"," + part + "}";

    // when
    var request = request(flags);

    // then
    assertThat(Payloads.json().writeValueAsString(request)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource
  void shouldRefuseEveryFlagOfAPeeringForAnUnpeering(String flag) {
    // when
    var failure = catchThrowableOfType(CommandException.class, () -> request("--unpeer " + flag));

    // then
    assertThat(failure)
        .hasMessage(
            flag.replaceFirst("=.*", "")
                + " applies only to a peering: leave it out, or leave out --unpeer");
  }

  static Stream<String> shouldRefuseEveryFlagOfAPeeringForAnUnpeering() {
    var shared = CommandSpec.forAnnotatedObject(UnpeerFlags.class).optionsMap().keySet();
    return CommandSpec.forAnnotatedObject(PeerFlags.class).options().stream()
        .filter(option -> !shared.contains(option.longestName()))
        .map(option -> option.longestName() + value(option.longestName(), option.arity().max()));
  }

  private static String value(String flag, int values) {
    return switch (flag) {
      case "--gw-server-service-location" -> "=Consumer";
      case "--gw-server-service-type" -> "=NodePort";
      case "--on-failure" -> "=keep";
      case "--resource" -> "=a/b=1";
      case "--in-band", "--networking-disabled", "--create-resource-slice" -> "=false";
      default -> values == 0 || flag.equals("--create-virtual-node") ? "" : "=1";
    };
  }

  @Test
  void shouldNameAllFlagsThatNeedUnpeer() {
    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> request("--provider-gone --delete-namespaces"));

    // then
    assertThat(failure)
        .hasMessage(
            "--provider-gone, --delete-namespaces apply only to an unpeering: leave them out, or"
                + " add --unpeer");
  }

  private static InspectRequest request(String flags) {
    var plan = new Plan();
    new CommandLine(plan).parseArgs(("rome milan " + flags).strip().split(" +"));
    return plan.flags.request(plan.pair);
  }
}
