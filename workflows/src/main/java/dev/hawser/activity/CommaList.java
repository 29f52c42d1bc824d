package dev.hawser.activity;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values as a sentence enumerates them: for people, never to be read back. */
public final class CommaList {
  private CommaList() {}

  /** Empty for no values. */
  public static String of(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
