package dev.hawser.liqo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.AllowedAddress;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as people write them. */
final class PolicyReaderTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final String SMALL =
      "callers: any\npeers:\n- cluster: rome\n  roles: [consumer]\n";

  @Test
  void shouldReadEveryRule() throws PolicyException {
    // given
    String key = "0123456789abcdef".repeat(4);
    String yaml =
        """
        callers:
          namespaces: [default]
          workflowTypes: [Peer, Unpeer]
        reservedCidrs: [10.99.0.0/16]
        forbiddenOptions: [takeOver, evict]
        peers:
          - cluster: rome
            roles: [consumer]
            identityKeys: [%s]
            networks: [10.10.0.0/16]
            endpoints:
              - {address: 192.0.2.0/24, ports: [51840, 30000-32767]}
              - gw.example
            apiServers: any
            resources: {cpu: 16, memory: 64Gi, any: 0}
            sliceClasses: [default]
            gatewayServiceTypes: [LoadBalancer]
        """
            .formatted(key);

    // when
    var policy = PolicyReader.read("policy.yaml", yaml);

    // then
    assertThat(policy.callers())
        .isEqualTo(new Callers(List.of("default"), List.of("Peer", "Unpeer")));
    assertThat(policy.of(ROME, Role.CONSUMER))
        .isEqualTo(
            new PeerPolicy(
                "policy.yaml",
                ROME,
                null,
                List.of(key),
                List.of("10.10.0.0/16"),
                List.of("10.99.0.0/16"),
                List.of(
                    new AllowedAddress("192.0.2.0/24", List.of("51840", "30000-32767")),
                    new AllowedAddress("gw.example", List.of("any"))),
                List.of(new AllowedAddress("any", List.of("any"))),
                Map.of("cpu", "16", "memory", "64Gi", "any", "0"),
                List.of("default"),
                List.of("LoadBalancer"),
                List.of("takeOver", "evict")));
  }

  @Test
  void shouldRefuseAPeerThatIsNotNamedInThatRole() throws PolicyException {
    // given
    var policy = PolicyReader.read("policy.yaml", SMALL);

    // when
    var consumer = policy.of(ROME, Role.CONSUMER);
    var provider = policy.of(ROME, Role.PROVIDER);
    var unnamed = policy.of(MILAN, Role.CONSUMER);

    // then
    assertThat(consumer.refusal()).isNull();
    assertThat(provider.refusal())
        .isEqualTo("peers does not name rome as a provider: ask the cluster's owner to add it");
    assertThat(unnamed.refusal()).startsWith("peers does not name milan as a consumer");
  }

  @Test
  void shouldAllowNothingThatARuleLeavesOut() throws PolicyException {
    // when
    var allowed = PolicyReader.read("policy.yaml", SMALL).of(ROME, Role.CONSUMER);

    // then
    assertThat(List.of(allowed.identityKeys(), allowed.networks(), allowed.sliceClasses()))
        .allMatch(List::isEmpty);
    assertThat(List.of(allowed.endpoints(), allowed.apiServers())).allMatch(List::isEmpty);
    assertThat(allowed.resources()).isEmpty();
    assertThat(allowed.gatewayServiceTypes()).isEmpty();
  }

  @Test
  void shouldAcceptAPolicyThatNamesNobody() throws PolicyException {
    // when
    var policy = PolicyReader.read("policy.yaml", "callers: any\npeers: []\n");

    // then
    assertThat(policy.of(ROME, Role.CONSUMER).refusal()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"default, Peer, true", "default, Inspect, false", "other, Peer, false"})
  void shouldAllowTheRunsItNames(String namespace, String type, boolean allowed)
      throws PolicyException {
    // given
    var policy =
        PolicyReader.read(
            "policy.yaml", "callers: {namespaces: [default], workflowTypes: [Peer]}\npeers: []\n");

    // when
    var refusal = policy.refusesCaller(MILAN, namespace, type);

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  /** One line of a policy, with {@code ;} as a line end, is replaced by another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | pears:                                       | 2: unknown field pears: use callers, peers
          5 | `  networks: [10.0.0.0/33]`                  | 5: "10.0.0.0/33": use a network
          5 | `  networks: 10.0.0.0/8`                     | 5: networks: use a list, or any
          5 | `  network: any`                             | 5: unknown field network: use cluster
          5 | `  networks: [any, {}]`                      | 5: networks: use any instead of a list
          5 | `  networks: [{}]`                           | 5: use a text
          5 | `  networks: any;  networks: any`            | 6: networks is there twice: keep one
          4 | `  roles: [user]`                            | 4: unknown role user: use consumer, provider
          4 | `  roles:`                                   | 4: roles: use a list
          4 | `  apiServers: any`                          | 3: roles is missing
          3 | `- cluster: Rome`                            | 3: "Rome" is not a Liqo cluster ID
          5 | `  identityKeys: [abc]`                      | 5: not a fingerprint
          5 | `  resources: {cpu: many}`                   | 5: "many": use a quantity
          5 | `  resources: [cpu]`                         | 5: use names of resources
          5 | `  endpoints: [{address: a b, ports: any}]`  | 5: address is "a b"
          5 | `  endpoints: [{address: any, ports: [0]}]`  | 5: ports is "0"
          5 | `  endpoints: [{address: any}]`              | 5: ports is missing
          5 | `  gatewayServiceTypes: [Loadbalancer]`      | 5: unknown Service type Loadbalancer
          1 | `callers: {workflowTypes: [Peers]}`          | 1: unknown workflow type Peers
          1 | `callers: any;forbiddenOptions: [force]`     | 2: unknown option force: use takeOver
          1 | `callers: {`                                 | 3: not YAML
          1 | `reservedCidrs: []`                          | 1: callers is missing
          1 | `callers: any;callers: any`                  | 2: callers is there twice
          """,
      quoteCharacter = '`')
  void shouldNameTheLineOfAMistake(int line, String wrong, String problem) {
    // given
    var lines = new ArrayList<>((SMALL + "  networks: any").lines().toList());
    lines.set(line - 1, wrong.replace(";", "\n"));
    String broken = String.join("\n", lines);

    // when
    var reading = assertThatThrownBy(() -> PolicyReader.read("/etc/policy.yaml", broken));

    // then
    reading
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("/etc/policy.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'# nothing', empty",
    "'a: b\n---\nc: d', not YAML",
    "'&a [*a]', fields"
  })
  void shouldRefuseWhatIsNoPolicy(String yaml, String problem) {
    // when
    var reading = assertThatThrownBy(() -> PolicyReader.read("policy.yaml", yaml));

    // then
    reading.isInstanceOf(PolicyException.class).hasMessageContaining(problem);
  }

  @Test
  void shouldRefuseAListThatIsTooLong() {
    // given
    String networks = String.join(", ", Collections.nCopies(257, "10.0.0.0/8"));

    // when
    var reading =
        assertThatThrownBy(
            () -> PolicyReader.read("policy.yaml", SMALL + "  networks: [" + networks + "]\n"));

    // then
    reading
        .isInstanceOf(PolicyException.class)
        .hasMessage("policy.yaml:3: policy.networks has 257 entries: at most 256 are accepted");
  }

  @Test
  void shouldRefuseAPeerThatIsNamedTwiceInOneRole() {
    // given
    String twice = SMALL + "- cluster: rome\n  roles: [provider, consumer]\n";

    // when
    var reading = assertThatThrownBy(() -> PolicyReader.read("policy.yaml", twice));

    // then
    reading.hasMessageStartingWith("policy.yaml:5: peers names rome as a consumer twice");
  }

  @Test
  void shouldReadAFileAgainWhenItChanges(@TempDir Path folder) throws Exception {
    // given
    var path = write(folder, "callers: any\npeers: []\n");
    var file = new PolicyFile(path);
    boolean before = file.read().of(ROME, Role.CONSUMER).refusal() == null;

    // when
    write(folder, SMALL);
    boolean after = file.read().of(ROME, Role.CONSUMER).refusal() == null;
    Files.delete(path);
    var gone = assertThatThrownBy(file::read);

    // then
    assertThat(before).isFalse();
    assertThat(after).isTrue();
    gone.isInstanceOf(PolicyException.class).hasMessageContaining("can't be read");
  }

  @ParameterizedTest
  @CsvSource({"takeOver, TAKE_OVER", "keep, KEEP"})
  void shouldKnowTheOptionsOfRequests(String word, RequestOption option) throws PolicyException {
    // when
    var allowed =
        PolicyReader.read("policy.yaml", SMALL + "forbiddenOptions: [" + word + "]\n")
            .of(ROME, Role.CONSUMER);

    // then
    assertThat(allowed.refusesOption(option)).isPresent();
  }

  private static Path write(Path folder, String yaml) throws IOException {
    return Files.writeString(folder.resolve("policy.yaml"), yaml);
  }
}
