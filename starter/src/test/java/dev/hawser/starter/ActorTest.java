package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ActorTest {
  @Test
  void shouldNameUserAndHostOfTheEnvironment() {
    // given
    var environment = Map.of("USER", "ada", "HOSTNAME", "laptop");

    // when
    var actor = Actor.of(environment);

    // then
    assertThat(actor).isEqualTo("ada@laptop");
  }

  @Test
  void shouldFallBackToTheProcessWithoutAnEnvironment() {
    // given
    var environment = Map.<String, String>of();

    // when
    var actor = Actor.of(environment);

    // then
    assertThat(actor).matches(System.getProperty("user.name") + "@\\S+");
  }
}
