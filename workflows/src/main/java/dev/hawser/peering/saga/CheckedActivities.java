package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.Failures;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.converter.DataConverterException;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stubs of a cluster's activities that report an answer which can't be read as a failure of the
 * activity: it has been executed, so that it must be undone like any other. The SDK throws the same
 * class for a request that can't be read, which ends a run at once.
 */
final class CheckedActivities {
  private CheckedActivities() {}

  /**
   * The activities of that type on that cluster. Not to be passed to {@code Async} as method
   * references, which looks for the SDK's own stubs.
   */
  static <T> T of(Class<T> type, ClusterId cluster, ActivityOptions options) {
    T stub = Workflow.newActivityStub(type, options);
    var checked =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(stub, cluster, method, arguments));
    return type.cast(checked);
  }

  private static Object call(
      Object stub, ClusterId cluster, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      var answer = method.invoke(stub, arguments);
      if (answer == null && method.getReturnType() != void.class) {
        throw Failures.unreadable(cluster, method.getName(), "it is empty");
      }
      return answer;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof DataConverterException unreadable) {
        throw Failures.unreadable(cluster, method.getName(), unreadable);
      }
      throw e.getCause();
    }
  }
}
