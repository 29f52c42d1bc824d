package dev.hawser.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShuttableStreamTest {
  @Test
  void shouldPassOnWhatIsWrittenUntilItIsShut() {
    // given
    var written = new ByteArrayOutputStream();
    var stream = new ShuttableStream(written);
    var printer = new PrintStream(stream, true, StandardCharsets.UTF_8);

    // when
    printer.print("rome → milan");
    stream.shut();
    printer.print("the run continues");

    // then
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("rome → milan");
    assertThat(printer.checkError()).isFalse();
  }
}
