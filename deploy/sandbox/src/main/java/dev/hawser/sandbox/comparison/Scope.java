package dev.hawser.sandbox.comparison;

/** What of the world is compared. */
public interface Scope {
  boolean contains(Place place);

  boolean contains(Place place, String trait);
}
