package dev.hawser.starter.manual;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command, from what its help is made of. picocli's own generator writes
 * AsciiDoc, which needs another program to become a page.
 */
public final class ManPage {
  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** The name of the file that holds it. */
  public static String fileName(CommandSpec command) {
    return title(command) + ".1";
  }

  /**
   * The page in roff.
   *
   * @param synopsis how the command is called
   * @param version of the program
   */
  public static String of(CommandSpec command, String synopsis, String version) {
    return new ManPage(command).write(synopsis, version);
  }

  private String write(String synopsis, String version) {
    var description = List.of(command.usageMessage().description());
    line(".TH " + title(command).toUpperCase(Locale.ROOT) + " 1 \"\" \"hawser " + version + "\"");
    section("NAME");
    text(title(command) + " \\- " + escaped(firstSentence(description)));
    section("SYNOPSIS");
    line(".B " + escaped(synopsis));
    section("DESCRIPTION");
    paragraphs(description);
    parameters();
    options("OPTIONS", ungrouped());
    command
        .argGroups()
        .forEach(group -> options(heading(group.heading()), group.allOptionsNested()));
    commands();
    if (command.parent() == null) topics();
    section("SEE ALSO");
    text(seeAlso());
    return page.toString();
  }

  private static String title(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private static String firstSentence(List<String> description) {
    return String.join(" ", description).replaceFirst("[.:](\\s.*)?$|\\. .*", "");
  }

  /** Indented lines, such as examples, keep their form. */
  private void paragraphs(List<String> lines) {
    boolean isVerbatim = false;
    for (String each : lines) {
      if (each.startsWith("  ") != isVerbatim) {
        line(isVerbatim ? ".fi" : ".nf");
        isVerbatim = !isVerbatim;
      }
      if (each.isBlank()) line(".PP");
      else text(escaped(each));
    }
    if (isVerbatim) line(".fi");
  }

  private void parameters() {
    var shown =
        command.positionalParameters().stream().filter(parameter -> !parameter.hidden()).toList();
    if (shown.isEmpty()) return;
    section("ARGUMENTS");
    for (var parameter : shown) {
      item(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
  }

  private List<OptionSpec> ungrouped() {
    return command.options().stream().filter(option -> option.group() == null).toList();
  }

  private void options(String heading, List<OptionSpec> options) {
    var shown = options.stream().filter(option -> !option.hidden()).toList();
    if (shown.isEmpty()) return;
    section(heading);
    for (var option : shown) item(names(option), String.join(" ", option.description()));
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", new LinkedHashSet<>(Arrays.asList(option.names())));
    if (option.arity().max() == 0) return names;
    String label = option.paramLabel();
    return names + (option.arity().min() == 0 ? "[=" + label + "]" : " " + label);
  }

  private static String heading(@Nullable String heading) {
    if (heading == null) return "MORE OPTIONS";
    return heading.replace("%n", "").replaceFirst(":$", "").toUpperCase(Locale.ROOT);
  }

  private Stream<CommandSpec> visibleCommands() {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(sub -> !sub.usageMessage().hidden());
  }

  private void commands() {
    var shown = visibleCommands().toList();
    if (shown.isEmpty()) return;
    section("COMMANDS");
    for (var sub : shown) {
      item(sub.name(), firstSentence(List.of(sub.usageMessage().description())));
    }
  }

  private void topics() {
    for (var topic : HelpTopic.values()) {
      section(topic.word().replace('-', ' ').toUpperCase(Locale.ROOT));
      line(".nf");
      topic.text().lines().forEach(each -> text(escaped(each)));
      line(".fi");
    }
  }

  private String seeAlso() {
    return command.parent() == null
        ? visibleCommands()
            .map(sub -> ".BR " + escaped(title(sub)) + " (1)")
            .collect(Collectors.joining("\n"))
        : ".BR hawser (1)";
  }

  private void section(String name) {
    line(".SH " + name);
  }

  private void item(String name, String description) {
    line(".TP");
    line(".B " + escaped(name));
    text(escaped(description));
  }

  private void text(String escaped) {
    line(escaped.isEmpty() ? ".sp" : escaped);
  }

  private void line(String roff) {
    page.append(roff).append('\n');
  }

  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
