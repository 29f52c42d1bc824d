package dev.hawser.starter.options;

import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.starter.outcome.CommandException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags of {@code hawser plan}: those of peer or, with {@code --unpeer}, those of unpeer. */
public final class PlanFlags {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(names = "--unpeer", description = "Plan an unpeering instead of a peering")
  private boolean unpeer;

  @Mixin private PeerFlags peering = new PeerFlags();

  @ArgGroup(validate = false, order = 5, heading = "%nUnpeering, with --unpeer:%n")
  private RemovalFlags removal = new RemovalFlags();

  /**
   * The request for these flags. Without {@code --evict} it evicts, as unpeer does once it may.
   *
   * @throws CommandException when it contradicts itself
   */
  public InspectRequest request(PairArguments pair) {
    if (unpeer) {
      require(PeerFlags.class, UnpeerFlags.class, "a peering", "leave out --unpeer");
      return InspectRequest.of(FlagNames.translating(() -> unpeerRequest(pair)));
    }
    require(UnpeerFlags.class, PeerFlags.class, "an unpeering", "add --unpeer");
    return InspectRequest.of(peering.request(pair, null, null));
  }

  /** Whether the provider is permanently unreachable. */
  public boolean isProviderGone() {
    return removal.providerGone;
  }

  private UnpeerRequest unpeerRequest(PairArguments pair) {
    return UnpeerRequest.builder(pair.consumer(), pair.provider())
        .modules(peering.modules())
        .deleteNamespaces(removal.deleteNamespaces)
        .evict(removal.evictOr(true))
        .drain(removal.drain)
        .drainTimeout(removal.drainTimeout)
        .providerGone(removal.providerGone)
        .timeout(peering.timeout())
        .takeOver(peering.takeOver())
        .build();
  }

  /** Refuses flags that only the other kind of plan has. */
  private void require(Class<?> other, Class<?> own, String kind, String alternative) {
    var foreign = options(other);
    foreign.removeAll(options(own));
    var given =
        command.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(foreign::contains)
            .distinct()
            .toList();
    if (!given.isEmpty()) throw CommandException.usage(sentence(given, kind, alternative));
  }

  private static String sentence(List<String> flags, String kind, String alternative) {
    boolean one = flags.size() == 1;
    return String.join(", ", flags)
        + (one ? " applies only to " : " apply only to ")
        + kind
        + (one ? ": leave it out, or " : ": leave them out, or ")
        + alternative;
  }

  private static Set<String> options(Class<?> flags) {
    return new HashSet<>(CommandSpec.forAnnotatedObject(flags).optionsMap().keySet());
  }
}
