package dev.hawser.liqo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies that the documents show can be used. */
class DocumentedPoliciesTest {
  private static final Pattern POLICY = Pattern.compile("(?s)```yaml\n(callers:.*?)```");

  @ParameterizedTest
  @ValueSource(strings = {"policy.md", "guides/two-administrators.md"})
  void shouldBeRead(String document) throws IOException, PolicyException {
    // given
    String text = Files.readString(Path.of("../docs").resolve(document));
    var policies = POLICY.matcher(text).results().map(policy -> policy.group(1)).toList();

    for (String policy : policies) {
      // when
      var read = PolicyReader.read(document, policy);

      // then
      assertThat(read).isNotNull();
    }
    assertThat(policies).isNotEmpty();
  }
}
