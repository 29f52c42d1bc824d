package dev.hawser.faults.load;

/** What is measured; a row of the table. */
enum Figure {
  WAITS("pairs that wait", Kind.COUNT),
  REQUESTS("requests to the hub's API server, per second", Kind.RATE),
  REQUEST_PEAK("most in one second", Kind.RATE),
  CALLS("calls to Temporal, per second", Kind.RATE),
  CALL_PEAK("most in one second", Kind.RATE),
  HEAP("heap after a garbage collection, MiB", Kind.COUNT),
  THREADS("threads", Kind.COUNT),
  PEER("another pair peers", Kind.TIME),
  INSPECT("another pair is inspected", Kind.TIME),
  ABORT("a pair that waits is aborted", Kind.TIME),
  PICKED_UP("after a restart: until every wait was looked at", Kind.TIME),
  RESTART_REQUESTS("after a restart: most requests in one second", Kind.RATE),
  RESTART_CALLS("after a restart: most calls in one second", Kind.RATE),
  COMPLETED("after the addresses came: pairs that completed", Kind.COUNT),
  COMPLETION("until the last one completed", Kind.TIME),
  LEFT_OVER("objects left over in the end", Kind.COUNT);

  private final String label;
  private final Kind kind;

  Figure(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  /** How a figure is written, and whether it is compared with an idle hub's. */
  enum Kind {
    COUNT("%.0f"),
    RATE("%.1f"),
    TIME("%.2f s");

    private final String format;

    Kind(String format) {
      this.format = format;
    }
  }

  String label() {
    return label;
  }

  /** The format of its values. */
  String format() {
    return kind.format;
  }

  boolean isTime() {
    return kind == Kind.TIME;
  }
}
