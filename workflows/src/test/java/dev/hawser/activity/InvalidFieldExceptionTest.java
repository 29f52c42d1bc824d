package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InvalidFieldExceptionTest {
  private final InvalidFieldException exception =
      new InvalidFieldException("{} needs {} NodePort", "gateway.nodePort", "gateway.serviceType");

  @Test
  void shouldNameFieldsAsTheRequestDoes() {
    // when
    String message = exception.getMessage();

    // then
    assertThat(message).isEqualTo("gateway.nodePort needs gateway.serviceType NodePort");
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
    // when
    var fields = exception.fields();

    // then
    assertThat(fields).containsExactly("gateway.nodePort", "gateway.serviceType");
  }
}
