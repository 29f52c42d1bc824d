package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.status.PairLine;
import dev.hawser.starter.status.PairListReporter;
import dev.hawser.starter.status.PairReporter;
import dev.hawser.starter.status.RunReport;
import dev.hawser.starter.status.StatusText;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.TemporalClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What {@code hawser status} shows at one moment. */
final class StatusScreens {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final TemporalClient temporal;
  private final PairReporter reporter;
  private final InstantSource clock;
  private final Format format;
  private final Console console;
  private final Consumer<String> warnings;

  /**
   * @param console whose width may change
   * @param warnings takes a sentence about what is incomplete
   */
  StatusScreens(
      TemporalClient temporal,
      PairReporter reporter,
      InstantSource clock,
      Format format,
      Console console,
      Consumer<String> warnings) {
    this.temporal = temporal;
    this.reporter = reporter;
    this.clock = clock;
    this.format = format;
    this.console = console;
    this.warnings = warnings;
  }

  /** One pair. */
  StatusScreen pair(InspectRequest request, boolean all) throws InterruptedException {
    var report = reporter.of(request, all);
    var texts = texts(ScreenWidth.of(console).text());
    return new StatusScreen(
        text(report, texts::of),
        texts.shorter(report),
        report.facts(),
        report.verdict(),
        report.verdict().code());
  }

  /** All peerings. */
  StatusScreen pairs() throws InterruptedException {
    try (var bounded = bounded()) {
      var pairs = new PairListReporter(bounded).pairs(withNote(RunList.all(bounded)));
      return new StatusScreen(
          text(pairs, list()::pairs), List.of(), ofPairs(pairs), null, ExitCode.OK);
    }
  }

  /** All runs. */
  StatusScreen runs() throws InterruptedException {
    try (var bounded = bounded()) {
      var runs = new PairListReporter(bounded).runs(withNote(RunList.all(bounded)));
      return new StatusScreen(
          text(runs, list()::table), List.of(), ofRuns(runs), null, ExitCode.OK);
    }
  }

  private TemporalClient bounded() {
    return temporal.within(ANSWER, "waiting for Temporal at " + temporal.address() + " to answer");
  }

  private static Map<String, String> ofPairs(List<PairLine> pairs) {
    var facts = new LinkedHashMap<String, String>();
    for (var pair : pairs) {
      facts.put(pair.consumer() + " → " + pair.provider(), state(pair));
    }
    return facts;
  }

  private static String state(PairLine pair) {
    String reason = pair.reason().isEmpty() ? "" : ": " + pair.reason();
    return pair.verdict().word() + reason;
  }

  private static Map<String, String> ofRuns(List<RunReport> runs) {
    var facts = new LinkedHashMap<String, String>();
    for (var run : runs) {
      String what = run.type() + " " + run.consumer() + " → " + run.provider();
      facts.put(what + " (" + run.run() + ")", run.phase() == null ? run.state() : run.phase());
    }
    return facts;
  }

  private StatusText list() {
    return texts(ScreenWidth.of(console).lines());
  }

  private StatusText texts(int columns) {
    return new StatusText(clock.instant(), columns);
  }

  private RunList withNote(RunList list) {
    if (!list.note().isEmpty()) warnings.accept(list.note());
    return list;
  }

  private <T> String text(T value, Function<T, String> text) {
    var written = new StringWriter();
    new ResultPrinter(new PrintWriter(written), format).print(value, text);
    return written.toString().stripTrailing();
  }
}
