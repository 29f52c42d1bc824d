package dev.hawser.sandbox.contract;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order in which they are worth reading. */
final class Contract {
  private Contract() {}

  static List<Case> cases() {
    return Stream.of(
            WholePeerings.cases(),
            Variants.cases(),
            Undoings.cases(),
            Stops.cases(),
            Bystanders.cases(),
            Contention.cases(),
            StuckCredentials.cases(),
            StaleTruth.cases(),
            ProvidersWill.cases(),
            ReplacedGateways.cases(),
            Beforehand.cases(),
            OtherLives.cases(),
            Resets.cases(),
            Denials.cases(),
            QuickRepeats.cases(),
            HandsOn.cases(),
            Refused.cases())
        .flatMap(List::stream)
        .toList();
  }
}
