package dev.hawser.faultproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests get a fault. */
class InjectedFaultTest {
  @ParameterizedTest
  @CsvSource({
    "rome, create, tenants, 2, true",
    "rome, create, tenants, 1, false",
    "rome, create, secrets, 2, false",
    "rome, get, tenants, 2, false",
    "milan, create, tenants, 2, false"
  })
  void shouldHappenToItsRequestOnly(
      String cluster, String verb, String resource, int occurrence, boolean expected) {
    // given
    var injected = new InjectedFault(create(2), HttpFault.SLOW);

    // when
    var fault = injected.faultFor(new RequestPoint(cluster, verb, resource, occurrence));

    // then
    assertThat(fault.isPresent()).isEqualTo(expected);
    assertThat(injected.injectedAt().isPresent()).isEqualTo(expected);
  }

  @Test
  void shouldNotHappenAgainWhenItIsTransient() {
    // given
    var injected = new InjectedFault(create(1), HttpFault.CONFLICT);
    injected.faultFor(create(1));

    // when
    var next = injected.faultFor(create(2));

    // then
    assertThat(next).isEmpty();
  }

  @Test
  void shouldHappenToTheNextRequestsOfTheSameKindWhileItLasts() {
    // given
    var injected = new InjectedFault(create(1), HttpFault.FORBIDDEN);
    injected.faultFor(create(1));

    // when
    var next = injected.faultFor(create(2));

    // then
    assertThat(next).contains(HttpFault.FORBIDDEN);
  }

  private static RequestPoint create(int occurrence) {
    return new RequestPoint("rome", "create", "tenants", occurrence);
  }
}
