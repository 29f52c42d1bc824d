package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.FaultInjection;
import dev.hawser.faults.trial.RunKind;
import java.util.ArrayList;
import java.util.List;

/** The cases that are injected into the same run. */
record FaultBatch(List<FaultCase> cases) {

  /** All the cases in as few batches as possible, with at most so many in one. */
  static List<FaultBatch> of(List<FaultCase> cases, int largest) {
    var batches = new ArrayList<List<FaultCase>>();
    for (var next : cases) {
      batches.stream()
          .filter(batch -> batch.size() < largest)
          .filter(batch -> batch.stream().allMatch(next::canShareRunWith))
          .findFirst()
          .orElseGet(() -> newBatch(batches))
          .add(next);
    }
    return batches.stream().map(FaultBatch::new).toList();
  }

  private static List<FaultCase> newBatch(List<List<FaultCase>> batches) {
    batches.add(new ArrayList<>());
    return batches.getLast();
  }

  RunKind run() {
    return cases.getFirst().run();
  }

  /** Only after a fault that lasts may the run fail. */
  boolean isTransient() {
    return cases.getFirst().isTransient();
  }

  /** The fault or faults, ready to be injected. */
  FaultInjection into(ProxiedPair pair) {
    return switch (cases.getFirst()) {
      case ResultCase result -> new ResultFault(result, pair);
      case RequestCase request ->
          new RequestFaults(cases.stream().map(RequestCase.class::cast).toList(), pair);
    };
  }
}
