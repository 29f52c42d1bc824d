package dev.hawser.sandbox.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final List<Line> REAL =
      List.of(line("{\"code\":404,\"body\":{\"reason\":\"NotFound\",\"message\":\"a\"}}"));
  private static final List<Line> SIMILAR =
      List.of(line("{\"code\":404,\"body\":{\"reason\":\"NotFound\",\"message\":\"b\"}}"));

  @Test
  void shouldFindNothingInEqualAnswers() {
    // when
    Verdict verdict = Verdict.of(REAL, REAL, List.of());

    // then
    assertThat(verdict).isEqualTo(new Verdict(1, 0, 0, List.of()));
  }

  @Test
  void shouldNameThePlaceOfADifference() {
    // when
    Verdict verdict = Verdict.of(REAL, SIMILAR, List.of());

    // then
    assertThat(verdict.differ()).isEqualTo(1);
    assertThat(verdict.findings()).singleElement().asString().contains("s / e /body/message");
  }

  @Test
  void shouldBearWhatIsAllowed() {
    // given
    var allowances = Allowance.parse("# words\ns / e /body/message because it quotes a parser\n");

    // when
    Verdict verdict = Verdict.of(REAL, SIMILAR, allowances);

    // then
    assertThat(verdict).isEqualTo(new Verdict(0, 1, 0, List.of()));
  }

  @Test
  void shouldRefuseAnAllowanceThatNoLongerOccurs() {
    // given
    var allowances = Allowance.parse("s / e /body/message because it quotes a parser");

    // when
    Verdict verdict = Verdict.of(REAL, REAL, allowances);

    // then
    assertThat(verdict.isGood()).isFalse();
  }

  @Test
  void shouldNotStretchAnAllowanceToItsNeighbours() {
    // given
    var allowances = Allowance.parse("s / e /body/mess because it is another field");

    // when
    Verdict verdict = Verdict.of(REAL, SIMILAR, allowances);

    // then
    assertThat(verdict.differ()).isEqualTo(1);
  }

  private static Line line(String answer) {
    return new Line("s", "e", Answer.read(answer));
  }
}
