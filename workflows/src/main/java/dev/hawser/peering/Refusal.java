package dev.hawser.peering;

import io.temporal.failure.ApplicationFailure;

/**
 * Why a request would be refused.
 *
 * @param type word of a {@link dev.hawser.activity.FailureType}
 */
public record Refusal(String type, String message) {
  /** The failure with which the run would end. */
  public static Refusal of(ApplicationFailure failure) {
    return new Refusal(failure.getType(), failure.getOriginalMessage());
  }
}
