package dev.hawser.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which faults can happen to which requests, and how long they last. */
class HttpFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          get    | REFUSED RESET SLOW LATE UNAUTHORIZED FORBIDDEN NOT_FOUND TOO_MANY_REQUESTS SERVER_ERROR UNAVAILABLE
          list   | REFUSED RESET SLOW LATE UNAUTHORIZED FORBIDDEN NOT_FOUND GONE TOO_MANY_REQUESTS SERVER_ERROR UNAVAILABLE
          watch  | REFUSED UNAUTHORIZED FORBIDDEN NOT_FOUND GONE TOO_MANY_REQUESTS SERVER_ERROR UNAVAILABLE WATCH_CUT WATCH_STALE
          create | REFUSED RESET SLOW LATE ANSWER_LOST UNAUTHORIZED FORBIDDEN NOT_FOUND CONFLICT INVALID TOO_MANY_REQUESTS SERVER_ERROR UNAVAILABLE
          """)
  void shouldHappenOnlyToRequestsThatCanHaveThem(String verb, String expected) {
    // when
    var faults = Arrays.stream(HttpFault.values()).filter(fault -> fault.canHappenTo(verb));

    // then
    assertThat(faults).extracting(HttpFault::name).containsExactly(expected.split(" "));
  }

  @Test
  void shouldLastOnlyWhereARetryDoesNotHelp() {
    // when
    var lasting = Arrays.stream(HttpFault.values()).filter(fault -> !fault.duration().isZero());

    // then
    assertThat(lasting)
        .containsExactly(
            HttpFault.UNAUTHORIZED, HttpFault.FORBIDDEN, HttpFault.NOT_FOUND, HttpFault.INVALID)
        .noneMatch(HttpFault::isTransient);
  }
}
