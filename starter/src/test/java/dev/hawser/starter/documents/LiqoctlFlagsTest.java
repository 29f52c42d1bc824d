package dev.hawser.starter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/liqoctl.md has every flag of liqoctl v1.2.0, under the command that has it. */
class LiqoctlFlagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Flags of all commands | kubeconfig context cluster user namespace server tls-server-name certificate-authority insecure-skip-tls-verify token client-certificate client-key as as-group as-uid as-user-extra request-timeout cache-dir disable-compression global-labels global-annotations skip-confirm verbose help remote-namespace
          `liqoctl peer` | timeout skip-validation networking-disabled gw-server-service-location gw-server-service-type gw-server-service-port gw-server-service-nodeport gw-server-service-loadbalancerip gw-client-address gw-client-port mtu create-resource-slice resource-slice-class in-band proxy-url create-virtual-node cpu memory pods resource
          `liqoctl unpeer` | timeout wait delete-namespaces skip-confirm
          `liqoctl network` | timeout wait skip-validation namespace remote-namespace liqo-namespace remote-liqo-namespace gw-server-type gw-server-template-name gw-server-template-namespace gw-server-service-type gw-server-service-port gw-server-service-nodeport gw-server-service-loadbalancerip gw-client-type gw-client-template-name gw-client-template-namespace gw-client-address gw-client-port mtu disable-sharing-keys
          `liqoctl authenticate` and `unauthenticate` | timeout in-band proxy-url wait remote-namespace
          `liqoctl info` | namespace output get verbose
          """)
  void shouldTellAboutEveryFlag(String command, String flags) {
    // given
    String section = section(command);

    // when
    var missing =
        Arrays.stream(flags.split(" ")).filter(flag -> !section.contains("`--" + flag + "`"));

    // then
    assertThat(missing).isEmpty();
  }

  private static String section(String heading) {
    String text = Documents.text("docs/liqoctl.md");
    int from = text.indexOf("\n## " + heading + "\n");
    assertThat(from).isNotNegative();
    int to = text.indexOf("\n## ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }
}
