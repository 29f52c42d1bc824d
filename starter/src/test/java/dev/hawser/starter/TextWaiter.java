package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A writer whose {@link #await} returns once a text has been written to it. */
final class TextWaiter extends Writer {
  private final StringBuilder written = new StringBuilder();
  private final CountDownLatch latch = new CountDownLatch(1);
  private final String expected;

  TextWaiter(String expected) {
    this.expected = expected;
  }

  void await() throws InterruptedException {
    assertThat(latch.await(30, TimeUnit.SECONDS)).as(expected).isTrue();
  }

  @Override
  public void write(char[] part, int from, int length) {
    written.append(part, from, length);
    if (written.indexOf(expected) >= 0) {
      latch.countDown();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
