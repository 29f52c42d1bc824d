package dev.hawser.starter.completion;

import dev.hawser.starter.manual.HelpTopic;
import dev.hawser.starter.options.EnumConverter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Finds what can stand at the end of a command line. */
public final class Completer {
  private static final int LONGEST_DESCRIPTION = 70;

  private final CommandLine root;
  private final Function<List<String>, Names> names;

  /**
   * @param names what is known at the Temporal that the connection flags in these words choose
   */
  public Completer(CommandLine root, Function<List<String>, Names> names) {
    this.root = root;
    this.names = names;
  }

  /**
   * What the word can become.
   *
   * @param before the words before it, without the program's name
   * @param word what there is of it; may be empty
   */
  public List<Candidate> complete(List<String> before, String word) {
    var line = TypedLine.of(root, before);
    return candidates(line, word)
        .filter(it -> it.equals(Candidate.FILES) || it.value().startsWith(word))
        .distinct()
        .toList();
  }

  private Stream<Candidate> candidates(TypedLine line, String word) {
    if (line.pending() != null) return values(line, line.pending(), "", word);
    int separator = word.indexOf('=');
    if (!line.flagsEnded() && word.startsWith("--") && separator > 0) {
      String flag = word.substring(0, separator);
      var option = line.command().getCommandSpec().optionsMap().get(flag);
      return option == null ? Stream.empty() : values(line, option, flag + "=", word);
    }
    if (!line.flagsEnded() && word.startsWith("-")) return flags(line);
    if (!line.command().getSubcommands().isEmpty()) return commands(line.command());
    return parameters(line);
  }

  private static Stream<Candidate> commands(CommandLine parent) {
    return parent.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .map(command -> described(command.name(), command.usageMessage().description()));
  }

  private static Stream<Candidate> flags(TypedLine line) {
    return line.command().getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> option.isMultiValue() || !line.given().contains(option))
        .flatMap(
            option ->
                Arrays.stream(option.names())
                    .filter(name -> name.startsWith("--"))
                    .limit(1)
                    .map(name -> described(name, option.description())));
  }

  /** With what is written before the value, and with those of a list that are there already. */
  private Stream<Candidate> values(TypedLine line, OptionSpec option, String prefix, String word) {
    int comma = option.splitRegex().isEmpty() ? -1 : word.lastIndexOf(',');
    String head = comma < 0 ? prefix : word.substring(0, comma + 1);
    if (isFile(option)) return Stream.of(Candidate.FILES);
    var values =
        option.longestName().equals("--profile")
            ? names.apply(line.connection()).profiles()
            : words(option);
    return values.stream().map(value -> Candidate.of(head + value));
  }

  private static boolean isFile(OptionSpec option) {
    return option.paramLabel().startsWith("FILE");
  }

  private static List<String> words(ArgSpec argument) {
    for (var converter : argument.converters()) {
      if (converter instanceof EnumConverter<?> known) return known.words();
    }
    var type = argument.auxiliaryTypes()[0];
    boolean isSwitch = type == Boolean.class || type == boolean.class;
    return isSwitch && argument.arity().max() > 0 ? List.of("true", "false") : List.of();
  }

  private Stream<Candidate> parameters(TypedLine line) {
    int position = line.parameters().size();
    return line.command().getCommandSpec().positionalParameters().stream()
        .filter(parameter -> parameter.index().contains(position))
        .findFirst()
        .stream()
        .flatMap(parameter -> parameter(line, parameter, position));
  }

  private Stream<Candidate> parameter(TypedLine line, PositionalParamSpec parameter, int position) {
    String label = parameter.paramLabel();
    if (label.contains("COMMAND")) return helped(line);
    if (line.namesClustersByFlags()) return Stream.empty();
    if (label.endsWith("STEP") && position == 2) return stuckSteps(line);
    if (label.equals("[CLUSTER...]")) return otherClusters(line);
    if (!label.contains("CONSUMER") && !label.contains("PROVIDER")) {
      return words(parameter).stream().map(Candidate::of);
    }
    var known = names.apply(line.connection());
    var clusters = position == 0 ? known.clusters() : known.partners(line.parameters().getFirst());
    return clusters.stream().map(Candidate::of);
  }

  private Stream<Candidate> otherClusters(TypedLine line) {
    return names.apply(line.connection()).clusters().stream()
        .filter(cluster -> !line.parameters().contains(cluster))
        .map(Candidate::of);
  }

  /** Commands and topics, or the commands of a command that has some. */
  private Stream<Candidate> helped(TypedLine line) {
    if (line.parameters().isEmpty()) return Stream.concat(commands(root), topics());
    var parent = root.getSubcommands().get(line.parameters().getFirst());
    boolean isLast = line.parameters().size() > 1;
    return parent == null || isLast ? Stream.empty() : commands(parent);
  }

  private Stream<Candidate> stuckSteps(TypedLine line) {
    var pair = line.parameters();
    return names.apply(line.connection()).stuckSteps(pair.get(0), pair.get(1)).stream()
        .map(Candidate::of);
  }

  private static Stream<Candidate> topics() {
    return Arrays.stream(HelpTopic.values())
        .map(topic -> new Candidate(topic.word(), topic.title()));
  }

  private static Candidate described(String value, String[] description) {
    String first = description.length == 0 ? "" : description[0].replaceFirst("\\. .*|[.;:]$", "");
    boolean isLong = first.length() > LONGEST_DESCRIPTION;
    return new Candidate(value, isLong ? first.substring(0, LONGEST_DESCRIPTION - 1) + "…" : first);
  }
}
