package dev.hawser.comparison;

/**
 * Something that is not the same on both sides.
 *
 * @param trait the path of a field, or empty when one side lacks the whole object
 * @param expected what the one side has; {@code absent} when nothing
 * @param found what the other side has; {@code absent} when nothing
 */
public record StateDifference(ObjectPlace place, String trait, String expected, String found) {
  static final String ABSENT = "absent";

  @Override
  public String toString() {
    return "%s %s: expected %s, found %s".formatted(place, trait, expected, found);
  }
}
