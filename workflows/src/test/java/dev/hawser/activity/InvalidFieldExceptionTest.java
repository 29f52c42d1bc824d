package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InvalidFieldExceptionTest {
  private final InvalidFieldException exception =
      new InvalidFieldException("{} needs {} NodePort", "gateway.nodePort", "gateway.serviceType");

  @Test
  void shouldNameFieldsAsTheRequestDoes() {
    assertThat(exception).hasMessage("gateway.nodePort needs gateway.serviceType NodePort");
  }

  @Test
  void shouldNameFieldsAsTheCallerDoes() {
    // when
    String message = exception.message(field -> "<" + field + ">");

    // then
    assertThat(message).isEqualTo("<gateway.nodePort> needs <gateway.serviceType> NodePort");
  }

  @Test
  void shouldCarryTheFieldsAsValues() {
    assertThat(exception.fields()).containsExactly("gateway.nodePort", "gateway.serviceType");
  }
}
