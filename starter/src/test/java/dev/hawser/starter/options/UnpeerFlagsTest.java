package dev.hawser.starter.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The request that the flags of unpeer make, and when the user is asked. */
class UnpeerFlagsTest {
  @Command
  private static final class Unpeer {
    @Mixin private PairArguments pair = new PairArguments();
    @Mixin private UnpeerFlags flags = new UnpeerFlags();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        |
          --only offloading         | ,"modules":["offloading"]
          --delete-namespaces       | ,"deleteNamespaces":true
          --delete-namespaces=false |
          --evict                   | ,"evict":true
          --evict false             |
          --skip-confirm            |
          --drain                   | ,"drain":true
          --drain --drain-timeout 90s | ,"drain":true,"drainTimeout":"PT1M30S"
          --provider-gone           | ,"providerGone":true
          --timeout 90s             | ,"timeout":"PT1M30S"
          --take-over               | ,"takeOver":true
          """)
  void shouldTurnOneFlagIntoOneField(String flags, @Nullable String field)
      throws JsonProcessingException {
    // given
    var unpeer = parse(flags);

    // when
    var request = unpeer.flags.request(unpeer.pair, false, null, null, null);

    // then
    assertThat(Payloads.json().writeValueAsString(request))
        .isEqualTo(
            "{\"consumer\":\"rome\",\"provider\":\"milan\"" + (field == null ? "" : field) + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "--evict=false, true, false",
    "--evict, false, true",
    "--drain, true, false",
    "--drain --evict, false, true"
  })
  void shouldLetTheFlagDecideOnEvictionAndElseTheCaller(
      String flags, boolean byDefault, boolean evicts) {
    // given
    var unpeer = parse(flags);

    // when
    var request = unpeer.flags.request(unpeer.pair, byDefault, null, null, null);

    // then
    assertThat(request.evict()).isEqualTo(evicts);
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "'', false, false",
    "--evict, true, false",
    "--evict=false, true, false",
    "--skip-confirm, true, false",
    "--drain, true, false"
  })
  void shouldAskOnlyOnATerminalAndOnlyWhenNoFlagDecides(
      String flags, boolean terminal, boolean asks) {
    // given
    var unpeer = parse(flags);

    // when
    boolean answer = unpeer.flags.asks(terminal);

    // then
    assertThat(answer).isEqualTo(asks);
  }

  @Test
  void shouldSayWhatIsWrongInTheWordsOfTheFlags() {
    // given
    var unpeer = parse("--delete-namespaces --only networking");

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class,
            () -> unpeer.flags.request(unpeer.pair, false, null, null, null));

    // then
    assertThat(failure)
        .hasMessage(
            "--delete-namespaces would remove the modules that should stay: leave --only out");
  }

  @Test
  void shouldRefuseToSkipAConfirmationThatIsNotWanted() {
    // given
    var unpeer = parse("--evict=false --skip-confirm");

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class,
            () -> unpeer.flags.request(unpeer.pair, false, null, null, null));

    // then
    assertThat(failure)
        .hasMessage(
            "--skip-confirm and --evict=false contradict one another: leave one of them out");
  }

  private static Unpeer parse(String flags) {
    var args = new ArrayList<>(List.of("rome", "milan"));
    if (!flags.isEmpty()) args.addAll(List.of(flags.split(" ")));
    return CommandLine.populateCommand(new Unpeer(), args.toArray(String[]::new));
  }
}
