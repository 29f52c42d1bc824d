package dev.hawser.starter.completion;

/**
 * Something that can be typed.
 *
 * @param description what it is, for shells that show it; empty when there is nothing to say
 */
public record Candidate(String value, String description) {
  /** Stands for the files of the current folder, which every shell lists itself. */
  public static final Candidate FILES = of(":files");

  static Candidate of(String value) {
    return new Candidate(value, "");
  }

  /** One line of the answer to a shell. */
  public String line() {
    return description.isEmpty() ? value : value + "\t" + description;
  }
}
