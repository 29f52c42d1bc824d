package dev.hawser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceVerdictTest {
  private static final List<RecordedAnswer> REAL =
      List.of(line("{\"code\":404,\"body\":{\"reason\":\"NotFound\",\"message\":\"a\"}}"));
  private static final List<RecordedAnswer> SIMILAR =
      List.of(line("{\"code\":404,\"body\":{\"reason\":\"NotFound\",\"message\":\"b\"}}"));

  @Test
  void shouldFindNoDifferenceInEqualAnswers() {
    // when
    ConformanceVerdict verdict = ConformanceVerdict.of(REAL, REAL, List.of());

    // then
    assertThat(verdict).isEqualTo(new ConformanceVerdict(1, 0, 0, List.of()));
  }

  @Test
  void shouldNameTheFieldThatDiffers() {
    // when
    ConformanceVerdict verdict = ConformanceVerdict.of(REAL, SIMILAR, List.of());

    // then
    assertThat(verdict.differ()).isEqualTo(1);
    assertThat(verdict.findings()).singleElement().asString().contains("s / e /body/message");
  }

  @Test
  void shouldAcceptAllowedDifferences() {
    // given
    var allowed =
        AllowedDifference.parse("# words\ns / e /body/message because it quotes a parser\n");

    // when
    ConformanceVerdict verdict = ConformanceVerdict.of(REAL, SIMILAR, allowed);

    // then
    assertThat(verdict).isEqualTo(new ConformanceVerdict(0, 1, 0, List.of()));
  }

  @Test
  void shouldReportAnAllowedDifferenceThatDoesNotOccur() {
    // given
    var allowed = AllowedDifference.parse("s / e /body/message because it quotes a parser");

    // when
    ConformanceVerdict verdict = ConformanceVerdict.of(REAL, REAL, allowed);

    // then
    assertThat(verdict.isPassed()).isFalse();
  }

  @Test
  void shouldNotAllowOtherFieldsWithTheSamePrefix() {
    // given
    var allowed = AllowedDifference.parse("s / e /body/mess because it is another field");

    // when
    ConformanceVerdict verdict = ConformanceVerdict.of(REAL, SIMILAR, allowed);

    // then
    assertThat(verdict.differ()).isEqualTo(1);
  }

  private static RecordedAnswer line(String answer) {
    return new RecordedAnswer("s", "e", ServerAnswer.read(answer));
  }
}
