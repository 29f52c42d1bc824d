package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.documents.Documents;
import dev.hawser.starter.documents.MarkdownTable;
import io.temporal.api.common.v1.Payload;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/** docs/requests.md has every field of the requests, with the flag that fills it. */
class DocumentedRequestsTest {
  /** The tables of fields, from top to bottom. */
  enum Table {
    PEER(PeerRequest.class, ""),
    GATEWAY(GatewayOptions.class, "gateway."),
    RESOURCES(ResourceOptions.class, "resources."),
    UNPEER(UnpeerRequest.class, ""),
    INSPECT(InspectRequest.class, "");

    private final Class<?> type;
    private final String prefix;

    Table(Class<?> type, String prefix) {
      this.type = type;
      this.prefix = prefix;
    }

    private List<List<String>> rows() {
      return MarkdownTable.of(Documents.text("docs/requests.md")).stream()
          .filter(table -> table.header().contains("Flag"))
          .toList()
          .get(ordinal())
          .rows();
    }
  }

  /** A block, or within a line. */
  private static final Pattern REQUEST =
      Pattern.compile("(?s)(?:```json\n|[`'])(\\{\\s*\"consumer\".*?})\\s*[`']");

  /**
   * Of {@code liqoctl peer} and {@code unpeer} v1.2.0; the document marks all others with a plus.
   */
  private static final Set<String> LIQOCTL =
      Set.of(
          "--timeout",
          "--networking-disabled",
          "--gw-server-service-location",
          "--gw-server-service-type",
          "--gw-server-service-port",
          "--gw-server-service-nodeport",
          "--gw-server-service-loadbalancerip",
          "--gw-client-address",
          "--gw-client-port",
          "--mtu",
          "--create-resource-slice",
          "--resource-slice-class",
          "--in-band",
          "--proxy-url",
          "--create-virtual-node",
          "--cpu",
          "--memory",
          "--pods",
          "--resource",
          "--delete-namespaces");

  @ParameterizedTest
  @EnumSource
  void shouldHaveEveryFieldOnce(Table table) {
    // given
    var fields = Arrays.stream(table.type.getRecordComponents()).map(RecordComponent::getName);

    // when
    var documented = table.rows().stream().flatMap(row -> names(row).stream());

    // then
    assertThat(documented).containsExactlyInAnyOrderElementsOf(fields.toList());
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameTheFlagOfTheField(Table table) {
    // when
    var wrong =
        table.rows().stream()
            .flatMap(row -> names(row).stream().map(name -> List.of(name, row.get(2))))
            .filter(cell -> !fits(FlagNames.of(table.prefix + cell.get(0)), cell.get(1)));

    // then
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameFlagsThatExistAndMarkThoseThatLiqoctlLacks(Table table) {
    // given
    var known = new HashSet<>(Set.of("--unpeer"));
    for (var flags : List.of(PeerFlags.class, UnpeerFlags.class, StartFlags.class)) {
      known.addAll(CommandSpec.forAnnotatedObject(flags).optionsMap().keySet());
    }

    // when
    var cells = table.rows().stream().map(row -> row.get(2)).filter(cell -> cell.contains("--"));

    // then
    assertThat(cells.toList())
        .allSatisfy(
            cell -> {
              assertThat(flags(cell)).isSubsetOf(known);
              assertThat(cell.contains("+")).as(cell).isEqualTo(!LIQOCTL.containsAll(flags(cell)));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/requests.md", "docs/guides/web-ui.md"})
  void shouldShowRequestsThatAreAccepted(String document) {
    // given
    var shown =
        REQUEST.matcher(Documents.text(document)).results().map(json -> json.group(1)).toList();

    for (String json : shown) {
      // when
      var payload =
          Payload.newBuilder().putMetadata("encoding", ByteString.copyFromUtf8("json/plain"));
      payload.setData(ByteString.copyFromUtf8(json));
      var type = type(json);

      // then
      assertThat((Object) Payloads.converter().fromPayload(payload.build(), type, type))
          .as(json)
          .isInstanceOf(type);
    }
    assertThat(shown).isNotEmpty();
  }

  private static Class<?> type(String json) {
    if (json.contains("\"unpeer\":")) return InspectRequest.class;
    return json.contains("\"deleteNamespaces\"") ? UnpeerRequest.class : PeerRequest.class;
  }

  private static boolean fits(String flag, String cell) {
    return !flag.startsWith("--") || flags(cell).contains(flag);
  }

  private static List<String> names(List<String> row) {
    return MarkdownTable.quoted(row.getFirst());
  }

  private static List<String> flags(String cell) {
    return MarkdownTable.quoted(cell).stream()
        .filter(flag -> flag.startsWith("--"))
        .map(flag -> flag.replaceFirst(" .*", ""))
        .toList();
  }
}
