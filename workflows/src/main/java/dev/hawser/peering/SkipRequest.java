package dev.hawser.peering;

import dev.hawser.activity.PlainText;
import java.util.Objects;

/**
 * Gives one stuck undo up; what it would have removed is listed in the failure of the run.
 *
 * @param step the stuck step as the status shows it
 * @param reason why it is given up
 */
@StrictInput
public record SkipRequest(String step, String reason) {
  public SkipRequest {
    step = PlainText.of(Objects.toString(step, ""), PlainText.REASON);
    reason = PlainText.of(Objects.toString(reason, ""), PlainText.REASON);
  }
}
