package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The flags of {@code faults load}. */
class LoadCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--pairs, 0, 4094",
    "--pairs, 4095, 4094",
    "--window, 0, 7200",
    "--minutes, 0, 120",
    "--minutes, 121, 120",
    "--heap, 0, 65536"
  })
  void shouldRefuseWhatItCanNotDo(String flag, String value, String most) {
    // given
    var error = new StringWriter();
    var command = new CommandLine(new LoadCommand()).setErr(new PrintWriter(error, true));

    // when
    int code = command.execute(flag, value);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith(flag + " " + value + ": must be from 1 to " + most);
  }
}
