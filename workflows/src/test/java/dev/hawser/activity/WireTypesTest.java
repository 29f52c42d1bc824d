package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.peering.payload.Payloads;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What values between runs and clusters look like in Temporal, and that they are read back. */
final class WireTypesTest {
  private static final ObjectMapper JSON = Payloads.json();
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final ObjectReference TENANT = ObjectReference.of("Tenant", "rome").on(MILAN);

  /** A value, and its JSON with single quotes. */
  record WireForm(Object value, String json) {}

  static Stream<WireForm> forms() {
    return Stream.of(
        new WireForm(ObjectReference.of("Node", "milan"), "{'kind':'Node','name':'milan'}"),
        new WireForm(TENANT, "{'kind':'Tenant','name':'rome','cluster':'milan'}"),
        new WireForm(
            new ObjectReference("Secret", "liqo-tenant-rome", "liqo-nonce", null),
            "{'kind':'Secret','namespace':'liqo-tenant-rome','name':'liqo-nonce'}"),
        new WireForm(
            KeptObject.of(ObjectReference.of("Node", "milan"), "which shows what is left"),
            "{'object':{'kind':'Node','name':'milan'},'reason':'which shows what is left'}"),
        new WireForm(
            KeptObject.described("the network, in use", List.of(TENANT)),
            "{'reason':'the network, in use',"
                + "'because':[{'kind':'Tenant','name':'rome','cluster':'milan'}]}"),
        new WireForm(
            new Permission("create", "authentication.liqo.io", "tenants"),
            "{'verb':'create','group':'authentication.liqo.io','resource':'tenants'}"),
        new WireForm(
            TemplateProblem.missing("wireguard-client"),
            "{'template':'wireguard-client','missing':true,'unsupported':[]}"),
        new WireForm(
            new TemplateProblem(
                "wireguard-server", false, List.of(TemplateProblem.Field.LOAD_BALANCER_IP)),
            "{'template':'wireguard-server','missing':false,'unsupported':['loadBalancerIP']}"),
        new WireForm(TenantCondition.DRAINED, "'Drained'"),
        new WireForm(ConnectionStatus.CONNECTED, "'Connected'"),
        new WireForm(SliceCondition.ACCEPTED, "'Accepted'"),
        new WireForm(
            new SliceDecision("milan", Map.of("cpu", "4"), null),
            "{'name':'milan','granted':{'cpu':'4'}}"),
        new WireForm(
            new SliceDecision("milan", Map.of(), "the provider denies it"),
            "{'name':'milan','granted':{},'unusable':'the provider denies it'}"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void shouldWriteASmallAndReadableForm(WireForm form) throws JsonProcessingException {
    // when
    var written = JSON.writeValueAsString(form.value());

    // then
    assertThat(written).isEqualTo(form.json().replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void shouldReadWhatItWrites(WireForm form) throws JsonProcessingException {
    // given
    var written = JSON.writeValueAsString(form.value());

    // when
    Object read = JSON.readValue(written, form.value().getClass());

    // then
    assertThat(read).isEqualTo(form.value());
  }

  @Test
  void shouldReadAStateOfANewerWriterAsUnknown() throws JsonProcessingException {
    // when
    var condition = JSON.readValue("\"Paused\"", TenantCondition.class);

    // then
    assertThat(condition).isEqualTo(TenantCondition.UNKNOWN);
  }

  @Test
  void shouldReadAnUnknownWordOfLiqoAsUnknown() {
    // when
    var tenant = TenantCondition.of("Paused");
    var connection = ConnectionStatus.of("Degraded");
    var slice = SliceCondition.of("Postponed");

    // then
    assertThat(tenant).isEqualTo(TenantCondition.UNKNOWN);
    assertThat(connection).isEqualTo(ConnectionStatus.UNKNOWN);
    assertThat(slice).isEqualTo(SliceCondition.UNKNOWN);
  }

  @Test
  void shouldShowTheKeyOfAConsumerWithoutControlCharacters() {
    // when
    var installation =
        new ClusterView.Installation(null, null, null, "3b0c\u001b[2J\n", null, null, List.of());

    // then
    assertThat(installation.identityKey()).isEqualTo("3b0c[2J");
  }

  @Test
  void shouldNameObjectsAndReasonsForPeople() {
    // given
    var namespace = new ObjectReference("Namespace", null, "liqo-tenant-rome", MILAN);

    // when
    var kept = new KeptObject(namespace, "in use by the reverse peering", List.of(TENANT));

    // then
    assertThat(kept)
        .hasToString(
            "Namespace liqo-tenant-rome on milan, in use by the reverse peering (Tenant rome on"
                + " milan)");
  }
}
