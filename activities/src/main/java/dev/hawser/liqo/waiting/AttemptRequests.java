package dev.hawser.liqo.waiting;

import dev.hawser.liqo.requests.RequestPriority;
import dev.hawser.liqo.requests.Requester;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** The requests of one attempt: how urgent they are, and their place in the queue. */
final class AttemptRequests {
  /** How long one may queue before the attempt says so. */
  private static final Duration UNREPORTED = Duration.ofSeconds(2);

  private final Requester requester;
  private final RequestPriority ofStep;
  private final Duration prompt;
  private volatile RequestPriority urgency;

  /**
   * @param ofStep how urgent a step is, and a wait that has just begun
   * @param prompt how long a wait is as urgent as its step
   * @param waited how long earlier attempts have waited
   */
  AttemptRequests(Requester requester, RequestPriority ofStep, Duration prompt, Duration waited) {
    this.requester = requester;
    this.ofStep = ofStep;
    this.prompt = prompt;
    this.urgency = of(waited);
  }

  /**
   * Waits until one may be sent.
   *
   * @param late runs if a step has to queue; one that waits anyway still waits for the same
   * @throws CancellationException if it may not queue any longer
   * @throws RuntimeException if the attempt has to stop
   */
  void await(Heartbeater heartbeater, Runnable late) {
    heartbeater.queue();
    try {
      requester.await(urgency, UNREPORTED, urgency.isLongWait() ? () -> {} : late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    } catch (CancellationException e) {
      heartbeater.recordActivity();
      throw e;
    } finally {
      heartbeater.leaveQueue();
    }
  }

  /** What follows belongs to the step again, or reacts to a change. */
  void beUrgent() {
    urgency = ofStep;
  }

  /** What follows can wait, as another look of a long wait. */
  void bePatient() {
    urgency = ofStep.ofLongWait();
  }

  /** What follows is another look of a wait that has lasted so long. */
  void beginLook(Duration lasted) {
    requester.beginUnit();
    urgency = of(lasted);
  }

  /** Ends all waits for a turn now and from now on. */
  void stopQueueing() {
    requester.stopQueueing();
  }

  void stop() {
    requester.stop();
  }

  private RequestPriority of(Duration lasted) {
    return lasted.compareTo(prompt) < 0 ? ofStep : ofStep.ofLongWait();
  }
}
