package dev.hawser.starter.terminal;

/** How text is shown where colours are wanted. */
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("90"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  /** The consumer's name. */
  CONSUMER("36"),
  /** The provider's name. */
  PROVIDER("35");

  private static final String RESET = "\033[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text with the escape sequences of this style around it. */
  String on(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\033[" + code + "m" + text + RESET;
  }
}
