package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs say of fields, said with flags. */
class FlagSentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wait for that run, or set takeOver if that run no longer exists | wait for that run, or add --take-over if that run no longer exists
          is a possible cause: set repair to delete it | is a possible cause: add --repair to delete it
          move it, set drain, or set evict        | move it, add --drain, or add --evict
          forbiddenOptions has evict: set evict to false and leave out drain, or ask | forbiddenOptions has evict: use --evict=false, not --drain, or ask
          leave these options out, or set replaceGateway | leave these options out, or add --replace-gateway
          delete it, or set onFailure to Keep     | delete it, or add --on-failure keep
          leave deleteNamespaces out, or unpeer   | leave --delete-namespaces out, or unpeer
          then peer with takeOver or unpeer       | then peer with --take-over or unpeer
          then unpeer with providerGone           | then unpeer with --provider-gone
          set proxyUrl to one without a password  | set --proxy-url to one without a password
          use another gateway.serviceType         | use another --gw-server-service-type
          differs (loadBalancerIp is null, requested 10.0.0.9) | differs (--gw-server-service-loadbalancerip is not set, requested 10.0.0.9)
          differs (port is 51840, requested 51841, mtu is 1340, requested 1400) | differs (--gw-server-service-port is 51840, requested 51841, --mtu is 1340, requested 1400)
          Node milan is not Ready: the kubelet    | Node milan is not Ready: the kubelet
          the module networking, the timeout and the resources stay | the module networking, the timeout and the resources stay
          java.lang.IllegalStateException: broken | java.lang.IllegalStateException: broken
          """)
  void shouldNameFlagsInsteadOfFields(String sentence, String expected) {
    // when
    var said = FlagSentences.of(sentence);

    // then
    assertThat(said).isEqualTo(expected);
  }
}
