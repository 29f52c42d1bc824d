package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** A value that crosses between clusters, and what is said about it; null when it is valid. */
record CrossingValue(String what, Supplier<?> made, String sentence) {
  static CrossingValue accepted(String what, Supplier<?> made) {
    return new CrossingValue(what, made, null);
  }

  static CrossingValue refused(String what, Supplier<?> made, String sentence) {
    return new CrossingValue(PlainText.of(what, 60), made, sentence);
  }

  void assertRefused(InvalidFieldException refusal) {
    assertThat(refusal).hasMessageContaining(sentence);
    assertThat(refusal.getMessage()).hasLineCount(1).hasSizeLessThan(400);
    assertThat(refusal.getMessage().codePoints()).noneMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return what;
  }
}
