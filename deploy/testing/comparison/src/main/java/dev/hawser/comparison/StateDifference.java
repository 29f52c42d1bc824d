package dev.hawser.comparison;

/**
 * A field or an object that is not as expected.
 *
 * @param field the path of a field, or empty if the object is missing on one side
 * @param expected the expected value, or {@code absent}
 * @param found the value that was found, or {@code absent}
 */
public record StateDifference(ObjectLocation place, String field, String expected, String found) {
  static final String ABSENT = "absent";

  @Override
  public String toString() {
    return "%s %s: expected %s, found %s".formatted(place, field, expected, found);
  }
}
