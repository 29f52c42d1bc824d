package dev.hawser.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands that lead back to a run, each behind what it does, one below the other. */
final class NextCommands {
  private static final String GAP = ":  ";

  private final Map<String, String> commands = new LinkedHashMap<>();

  void add(String purpose, String command) {
    commands.put(purpose, command);
  }

  List<String> lines() {
    int widest = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    return commands.entrySet().stream()
        .map(it -> it.getKey() + GAP + " ".repeat(widest - it.getKey().length()) + it.getValue())
        .toList();
  }
}
