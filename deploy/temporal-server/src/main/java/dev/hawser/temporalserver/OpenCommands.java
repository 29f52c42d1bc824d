package dev.hawser.temporalserver;

import com.google.protobuf.ByteString;
import io.temporal.api.command.v1.Command;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

/**
 * The timers and activities that the test server holds for its runs. Reads private fields of the
 * pinned version: nothing that the server offers tells that a timer has fired during a task.
 */
final class OpenCommands {
  private static final String PACKAGE = "io.temporal.internal.testservice.";

  private final Object service;
  private final Lock serviceLock;
  private final Method token;
  private final Method execution;
  private final Method run;

  /**
   * @throws IllegalStateException if this version of the test server has no such fields
   */
  OpenCommands(Object service) {
    this.service = service;
    try {
      var executionType = Class.forName(PACKAGE + "ExecutionId");
      var tokenType = Class.forName(PACKAGE + "WorkflowTaskToken");
      token = method(tokenType, "fromBytes", ByteString.class);
      execution = method(tokenType, "getExecutionId");
      run = method(service.getClass(), "getMutableState", executionType, boolean.class);
      serviceLock = (Lock) read(service, "lock");
    } catch (ReflectiveOperationException e) {
      throw unsupported(e);
    }
  }

  /**
   * Handles the task by one of the two, while nothing else changes its run.
   *
   * @param current when all that it cancels is open
   * @param late when something that it cancels has ended
   */
  void handle(RespondWorkflowTaskCompletedRequest task, Runnable current, Runnable late) {
    if (task.getCommandsList().stream().noneMatch(OpenCommands::isCancel)) {
      current.run();
      return;
    }
    // In the order in which the server takes them when a run starts another one.
    serviceLock.lock();
    try {
      handleCancel(task, current, late);
    } catch (ReflectiveOperationException e) {
      throw unsupported(e);
    } finally {
      serviceLock.unlock();
    }
  }

  private void handleCancel(
      RespondWorkflowTaskCompletedRequest task, Runnable current, Runnable late)
      throws ReflectiveOperationException {
    var state =
        run.invoke(service, execution.invoke(token.invoke(null, task.getTaskToken())), false);
    if (state == null) {
      current.run();
      return;
    }
    var lock = (Lock) read(state, "lock");
    lock.lock();
    try {
      var timers = (Map<?, ?>) read(state, "timers");
      var activities = (Map<?, ?>) read(state, "activities");
      Predicate<Command> isLate = command -> cancelsEnded(command, timers, activities);
      (task.getCommandsList().stream().anyMatch(isLate) ? late : current).run();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isCancel(Command command) {
    return command.hasCancelTimerCommandAttributes()
        || command.hasRequestCancelActivityTaskCommandAttributes();
  }

  private static boolean cancelsEnded(Command command, Map<?, ?> timers, Map<?, ?> activities) {
    if (command.hasCancelTimerCommandAttributes()) {
      return !timers.containsKey(command.getCancelTimerCommandAttributes().getTimerId());
    }
    if (!command.hasRequestCancelActivityTaskCommandAttributes()) return false;
    var cancelled = command.getRequestCancelActivityTaskCommandAttributes();
    return !activities.containsKey(cancelled.getScheduledEventId());
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    var method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  private static Object read(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static IllegalStateException unsupported(ReflectiveOperationException e) {
    return new IllegalStateException("this version of Temporal's test server is not supported", e);
  }
}
