package dev.hawser.temporalserver;

import io.temporal.internal.testservice.TestServicesStarter;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.LinkedList;

/**
 * Makes the test server find a lock of its timer from the latest one backwards. The server lists
 * every lock and unlock, keeps most of them for good, and searches from the oldest one whenever a
 * lock is released (a defect of sdk-java 1.38): after some hundred runs, that took most of its
 * processor time. The lock that is released is nearly always one of the latest.
 */
final class TimerLocksWorkaround {
  private TimerLocksWorkaround() {}

  /**
   * To be called before the server serves.
   *
   * @throws IllegalStateException if this version of the test server has no such list
   */
  static void apply(TestServicesStarter services) {
    try {
      var timer = field(services, "selfAdvancingTimer").get(services);
      var events = field(timer, "lockEvents");
      events.set(timer, new LatestFirst((Collection<?>) events.get(timer)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Temporal's test server has no list of timer locks", e);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    var field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** A list that is searched from its end when an element is removed. */
  @SuppressWarnings("JdkObsolete") // the type that the test server declares
  static final class LatestFirst extends LinkedList<Object> {
    private static final long serialVersionUID = 1;

    LatestFirst(Collection<?> events) {
      super(events);
    }

    @Override
    public boolean remove(Object event) {
      return removeLastOccurrence(event);
    }
  }
}
