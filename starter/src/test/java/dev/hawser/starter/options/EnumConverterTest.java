package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.starter.outcome.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.TypeConversionException;

/** The words that a flag accepts. */
class EnumConverterTest {
  private static Stream<Arguments> flags() {
    return Stream.of(
        Arguments.of(new EnumConverter.ServerLocation(), "Provider, Consumer"),
        Arguments.of(new EnumConverter.ServerType(), "LoadBalancer, NodePort, ClusterIP"),
        Arguments.of(new EnumConverter.Modules(), "networking, authentication, offloading"),
        Arguments.of(new EnumConverter.FailureAction(), "roll-back, keep"),
        Arguments.of(
            new EnumConverter.Verdicts(),
            "Peered, Peering, Unpeering, RollingBack, Degraded, Stuck, NotPeered, Unknown"),
        Arguments.of(new EnumConverter.OutputFormat(), "text, json, yaml"));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void shouldListAllItsWordsWhenItDoesNotKnowOne(EnumConverter<?> converter, String words) {
    // when
    var failure =
        catchThrowableOfType(TypeConversionException.class, () -> converter.convert("other"));

    // then
    assertThat(failure).hasMessage("use " + words.replaceFirst(", (?=[^,]*$)", " or "));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void shouldReadEachWordInAnyCaseAsAConstantOfItsOwn(EnumConverter<?> converter, String words) {
    // given
    var known = Arrays.stream(words.split(", ")).toList();

    // when
    var constants =
        known.stream()
            .map(word -> (Object) converter.convert(word.toUpperCase(Locale.ROOT)))
            .toList();

    // then
    assertThat(constants).doesNotHaveDuplicates().hasSameSizeAs(known);
  }

  @Test
  void shouldReadReadyAsPeered() {
    // when
    var verdict = new EnumConverter.Verdicts().convert("READY");

    // then
    assertThat(verdict).isEqualTo(Verdict.PEERED);
  }

  @Test
  void shouldNotAcceptTheNameOfAConstantThatHasAnotherWord() {
    // given
    var converter = new EnumConverter.FailureAction();

    // when
    var failure =
        catchThrowableOfType(TypeConversionException.class, () -> converter.convert("ROLL_BACK"));

    // then
    assertThat(failure).hasMessage("use roll-back or keep");
  }
}
