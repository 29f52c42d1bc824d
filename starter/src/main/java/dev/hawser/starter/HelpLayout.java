package dev.hawser.starter;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;

import dev.hawser.starter.options.UsageText;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** How help looks: required flags in the first line, a command's own options before global ones. */
final class HelpLayout {
  private static final String[] FOOTER = {
    "Run \"hawser help COMMAND\" for the options of a command and examples,",
    "\"hawser help exit-codes\" for exit codes, and \"hawser help environment\" for",
    "variables and the configuration file."
  };

  private HelpLayout() {}

  static CommandLine applyTo(CommandLine hawser) {
    var global = hawser.getCommandSpec().optionsMap().keySet();
    commands(hawser, global);
    // Set last: a command would take it over from its parent.
    hawser.getCommandSpec().usageMessage().footerHeading("%n").footer(FOOTER);
    return hawser;
  }

  private static void commands(CommandLine parent, Set<String> global) {
    for (var command : parent.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().customSynopsis(synopsis(command));
      command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST_HEADING, help -> "");
      command.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, help -> options(help, global));
      commands(command, global);
    }
  }

  private static String synopsis(CommandLine command) {
    return UsageText.synopsis(command.getCommandSpec());
  }

  private static String options(Help help, Set<String> global) {
    Predicate<OptionSpec> isGlobal = option -> global.contains(option.longestName());
    return section(help, "%nOptions:%n", isGlobal.negate())
        + help.optionListGroupSections()
        + section(help, "%nGlobal options:%n", isGlobal);
  }

  private static String section(Help help, String heading, Predicate<OptionSpec> shown) {
    List<OptionSpec> options =
        help.commandSpec().options().stream()
            .filter(option -> !option.hidden() && option.group() == null)
            .filter(shown)
            .toList();
    return options.isEmpty()
        ? ""
        : help.createHeading(heading) + help.optionListExcludingGroups(options);
  }
}
