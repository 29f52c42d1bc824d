package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ExpectTest {
  @Test
  void shouldNotFailWithAThreadThatTheClaimIsNotAbout() {
    // given
    var failed = new CountDownLatch(1);
    Runnable failing =
        () -> {
          throw new IllegalStateException("the server was stopped");
        };

    // when
    var claim =
        assertThatCode(
            () ->
                eventually(
                    "the other thread has failed",
                    () -> {
                      if (failed.getCount() == 0) return true;
                      var other = new Thread(failing);
                      other.start();
                      other.join();
                      failed.countDown();
                      return false;
                    }));

    // then
    claim.doesNotThrowAnyException();
  }
}
