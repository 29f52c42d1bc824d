package dev.hawser.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How requests are numbered. */
class RequestLogTest {
  private final RequestLog log = new RequestLog("rome");

  @Test
  void shouldNumberRequestsOfTheSameVerbAndResource() {
    // when
    log.add("get", "secrets");
    log.add("get", "tenants");
    log.add("get", "secrets");

    // then
    assertThat(log.requests())
        .extracting(RequestPoint::toString)
        .containsExactly("rome get secrets #1", "rome get tenants #1", "rome get secrets #2");
  }

  @Test
  void shouldNumberFromTheBeginningAfterAReset() {
    // given
    log.add("get", "secrets");

    // when
    log.clear();
    log.add("get", "secrets");

    // then
    assertThat(log.requests()).containsExactly(new RequestPoint("rome", "get", "secrets", 1));
  }
}
