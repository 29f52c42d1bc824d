package dev.hawser.peering.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.saga.PeeringTestEnvironment;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in a request fails its run at once, with one sentence that says what to write. */
final class InputTest {
  private static PeeringTestEnvironment environment;

  @BeforeAll
  static void open() {
    environment = new PeeringTestEnvironment();
  }

  @AfterAll
  static void close() {
    environment.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'consmer':'rome','provider':'milan'} | unknown field "consmer"; known fields: actor, allowVersionSkew, consumer,
          {'consumer':'rome','provider':'milan','gateway':{'mtuu':1}} | unknown field "gateway.mtuu"; known fields: clientAddress,
          {'consumer':'rome','provider':'milan','modules':['network']} | invalid value "network" for modules; known values: networking, authentication, offloading
          {'consumer':'rome','provider':'milan','gateway':{'serviceType':'Balancer'}} | invalid value "Balancer" for gateway.serviceType; known values: LoadBalancer, NodePort, ClusterIP
          {'consumer':'rome','provider':'milan','resources':{'quantities':{'cpu':'-2'}}} | resources.quantities.cpu is "-2": use a quantity that is not negative
          {'consumer':'rome','provider':'rome'} | consumer and provider are both "rome"
          {'consumer':'rome'} | consumer and provider are required
          {'consumer':'Rome!','provider':'milan'} | "Rome!" is not a Liqo cluster ID
          {'consumer':'rome','provider':'milan','timeout':'10 minutes'} | invalid value "10 minutes" for timeout: use a duration such as "10m", "1h30m" or "PT10M"
          {'consumer':'rome','provider':'milan','timeout':600} | field "timeout" can't be read: use a duration such as "10m", "1h30m" or "PT10M"
          {'consumer':'rome','provider':'milan','timeout':'0s'} | timeout is 0s: use a duration from 1ms to 168h
          {'consumer':'rome','provider':'milan','timeout':'PT-1M'} | timeout is PT-1M: use a duration from 1ms to 168h
          {'consumer':'rome','provider':'milan','gateway':{'port':70000}} | gateway.port is 70000: use a number from 1 to 65535
          {'consumer':'rome','provider':'milan','gateway':{'port':'high'}} | invalid value "high" for gateway.port: use a number
          {'consumer':'rome','provider':'milan','gateway':{'nodePort':30000,'serviceTyp':'NodePort'}} | unknown field "gateway.serviceTyp"
          {'consumer':'rome','provider':'milan','gateway':{'nodePort':30000}} | gateway.nodePort needs gateway.serviceType NodePort
          {'consumer':'rome','provider':'milan','repair':'maybe'} | invalid value "maybe" for repair: use true or false
          {'consumer':'rome','provider':'milan','modules':'networking'} | field "modules" can't be read: use a list
          {'consumer':'rome','provider':'milan','modules':[]} | modules is empty
          {'consumer':'rome','provider':'milan','plan':'3f2a'} | plan is not the digest of a plan: use the one that hawser plan shows, 8 to 64 hexadecimal digits
          {'consumer':['rome'],'provider':'milan'} | field "consumer" can't be read: use a string
          ['rome','milan'] | the request must be one JSON object
          'rome milan' | the request must be one JSON object
          """)
  void shouldRefuseAMistakenPeerRequest(String json, String sentence) {
    // when
    var failure = failureOf("Peer", json);

    // then
    assertInvalid(failure, sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Peer", "Unpeer", "Inspect"})
  void shouldAskForARequestInsteadOfNull(String type) {
    // when
    var failure = failureOf(type, "null");

    // then
    assertInvalid(failure, "no request was given: send a JSON object, for example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Peer", "Unpeer", "Inspect"})
  void shouldRefuseAMissingArgument(String type) {
    // given
    var options =
        WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.RUNS).setWorkflowId("no-argument");
    var run =
        environment.temporal.getWorkflowClient().newUntypedWorkflowStub(type, options.build());

    // when
    run.start();

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .startsWith("no request was given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unpeer", "Inspect"})
  void shouldRefuseAnUnknownFieldOfAnyRequest(String type) {
    // when
    var failure = failureOf(type, "{'consumer':'rome','provider':'milan','forced':true}");

    // then
    assertInvalid(failure, "unknown field \"forced\"");
  }

  @Test
  void shouldRefuseAPlanForOtherClusters() {
    // given
    var json =
        "{'consumer':'rome','provider':'milan','peer':{'consumer':'milan','provider':'rome'}}";

    // when
    var failure = failureOf("Inspect", json);

    // then
    assertInvalid(failure, "peer names other clusters than consumer and provider");
  }

  @ParameterizedTest
  @CsvSource({"10m, PT10M", "1h30m, PT1H30M", "90s, PT1M30S", "PT10M, PT10M", "pt10m, PT10M"})
  void shouldReadDurationsOfGoAndOfIso(String typed, Duration expected) {
    // given
    String json =
        "{'consumer':'rome','provider':'milan','timeout':'%s'}".formatted(typed).replace('\'', '"');

    // when
    var peer = read(json, PeerRequest.class);
    var unpeer = read(json, UnpeerRequest.class);
    var inspect =
        read(
            "{\"consumer\":\"rome\",\"provider\":\"milan\",\"peer\":" + json + "}",
            InspectRequest.class);

    // then
    assertThat(peer.timeout()).isEqualTo(expected);
    assertThat(unpeer.timeout()).isEqualTo(expected);
    assertThat(inspect.peer()).isEqualTo(peer);
  }

  private static <T> T read(String json, Class<T> type) {
    var payload =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8(json))
            .build();
    return Payloads.converter().fromPayload(payload, type, type);
  }

  @Test
  void shouldReadEnumsInAnyCase() {
    // given
    var json =
        RequestJson.raw(
            """
            {'consumer':'rome','provider':'milan','modules':['NETWORKING','Authentication','offLoading'],
             'onFailure':'rollback','timeout':'PT5M',
             'gateway':{'serviceType':'nodeport','serverLocation':'PROVIDER'}}
            """);

    // when
    var result = environment.start("Peer", json).getResult(PeeringResult.class);

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(environment.milan.objects.field("GatewayServer", "serviceType"))
        .isEqualTo("NodePort");
  }

  private static ApplicationFailure failureOf(String type, String json) {
    return PeeringTestEnvironment.failureOf(
        environment.start(type, "typed-by-hand", RequestJson.raw(json)));
  }

  private static void assertInvalid(ApplicationFailure failure, String sentence) {
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.getOriginalMessage()).startsWith(sentence).hasLineCount(1);
    assertThat(failure.getOriginalMessage()).doesNotContain("com.fasterxml", "dev.hawser", "java.");
  }
}
