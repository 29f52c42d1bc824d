package dev.hawser.cluster;

import java.util.List;

/**
 * What a removal did.
 *
 * @param gone objects that were there and are gone, as {@code Kind name}
 * @param kept what stays although it was asked for, each with its reason
 */
public record Removed(List<String> gone, List<String> kept) {
  public static final Removed NOTHING = new Removed(List.of(), List.of());

  public Removed {
    gone = List.copyOf(gone);
    kept = List.copyOf(kept);
  }
}
