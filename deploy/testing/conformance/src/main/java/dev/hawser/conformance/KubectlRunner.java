package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs the commands of {@code kubectl.txt} with a real kubectl on one server. */
final class KubectlRunner {
  private static final String PROMPT = "$ kubectl ";
  private static final Pattern VERSION =
      Pattern.compile("(\"?resource ?version\"?:)\\s*\"?\\d+", Pattern.CASE_INSENSITIVE);
  private static final int TIMEOUT_SECONDS = 120;

  private final Path program;
  private final Path kubeconfig;

  KubectlRunner(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  /** Runs all commands and returns exit code and output of each. */
  List<RecordedAnswer> answers() throws IOException, InterruptedException {
    var normalizer = new ResponseNormalizer();
    List<RecordedAnswer> lines = new ArrayList<>();
    for (String step : Scenarios.text("kubectl.txt").split("(?m)^(?=\\$ )", -1)) {
      if (!step.startsWith(PROMPT)) continue;
      String[] parts = step.split("\n", 2);
      ObjectNode outcome = run(parts[0].substring(PROMPT.length()).strip(), parts[1]);
      lines.add(
          new RecordedAnswer(
              "kubectl", parts[0].substring(PROMPT.length()), normalizer.of(outcome)));
    }
    return lines;
  }

  private ObjectNode run(String arguments, String input) throws IOException, InterruptedException {
    Path out = Files.createTempFile("kubectl", ".out");
    Path err = Files.createTempFile("kubectl", ".err");
    try {
      int code = run(arguments, input, out, err);
      ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("code", code);
      outcome.set("out", wordsByLine(out));
      outcome.set("err", wordsByLine(err));
      return outcome;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private int run(String arguments, String input, Path out, Path err)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    command.addAll(Arrays.asList(arguments.split(" ", -1)));
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    return process.exitValue();
  }

  /** By line and word, because column widths depend on the content. */
  private static JsonNode wordsByLine(Path file) throws IOException {
    var lines = JsonNodeFactory.instance.arrayNode();
    for (String line : Files.readAllLines(file)) {
      var words = lines.addArray();
      Arrays.stream(VERSION.matcher(line).replaceAll("$1 <version>").strip().split("\\s+", -1))
          .forEach(words::add);
    }
    return lines;
  }
}
