package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs one scenario on one server. */
final class ScenarioRunner {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^}/]+?)( /[^}]*)?}}");

  private final Scenario scenario;
  private final ComparedServer server;
  private final Map<String, ObjectNode> answers = new LinkedHashMap<>();

  private ScenarioRunner(Scenario scenario, ComparedServer endpoint) {
    this.scenario = scenario;
    this.server = endpoint;
  }

  /** Returns the normalized answers, in the order of the exchanges. */
  static List<RecordedAnswer> of(Scenario scenario, ComparedServer endpoint)
      throws InterruptedException {
    return new ScenarioRunner(scenario, endpoint).run();
  }

  private List<RecordedAnswer> run() throws InterruptedException {
    var normalizer = new ResponseNormalizer();
    List<RecordedAnswer> lines = new ArrayList<>();
    for (Exchange exchange : scenario.exchanges()) {
      ObjectNode answer = send(exchange);
      if (answers.put(exchange.name(), answer) != null) {
        throw new IllegalStateException(scenario.name() + " has two exchanges " + exchange.name());
      }
      ObjectNode shown = answer.deepCopy();
      exchange.only().ifPresent(only -> narrow(shown, only));
      lines.add(new RecordedAnswer(scenario.name(), exchange.name(), normalizer.of(shown)));
    }
    return lines;
  }

  private ObjectNode send(Exchange exchange) throws InterruptedException {
    Exchange resolved = resolved(exchange);
    Optional<Exchange.Until> until = exchange.until();
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      ObjectNode answer = server.send(resolved);
      boolean good = until.isEmpty() || holds(until.get(), answer);
      if (good || System.nanoTime() > end) return answer;
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static boolean holds(Exchange.Until until, JsonNode answer) {
    return answer.at(until.pointer()).asText().equals(until.value());
  }

  private Exchange resolved(Exchange exchange) {
    return new Exchange(
        exchange.name(),
        exchange.method(),
        resolved(exchange.target()),
        exchange.headers(),
        resolved(exchange.body()),
        exchange.anonymous(),
        exchange.events(),
        exchange.until(),
        exchange.only());
  }

  private String resolved(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference -> Matcher.quoteReplacement(value(reference.group(1), reference)));
  }

  private String value(String name, MatchResult reference) {
    if (reference.group(2) == null && name.equals("namespace")) return scenario.namespace();
    ObjectNode answer = answers.get(name);
    if (answer == null || reference.group(2) == null) {
      throw new IllegalStateException(scenario.name() + " refers to an unknown " + name);
    }
    return answer.at(reference.group(2).strip()).asText();
  }

  private static void narrow(ObjectNode answer, Exchange.Only only) {
    Set<String> wanted = Set.of(only.values().split(",", -1));
    switch (answer.at(only.pointer())) {
      case ArrayNode array ->
          array.removeIf(element -> !wanted.contains(element.path(only.field()).asText()));
      case ObjectNode object -> object.retain(wanted);
      default -> {}
    }
  }
}
