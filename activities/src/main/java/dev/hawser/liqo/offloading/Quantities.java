package dev.hawser.liqo.offloading;

import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Quantities are compared by amount: 1 is 1000m. */
final class Quantities {
  private Quantities() {}

  static boolean same(String one, @Nullable String other) {
    if (other == null) return false;
    return Quantity.getAmountInBytes(new Quantity(one))
            .compareTo(Quantity.getAmountInBytes(new Quantity(other)))
        == 0;
  }
}
