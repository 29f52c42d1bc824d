package dev.hawser.starter.terminal;

import java.lang.reflect.Proxy;

/**
 * Signals to this process. The JDK's only way to handle one is outside of its standard modules, so
 * it is looked up by name.
 */
public final class Signals {
  private Signals() {}

  /** Runs something on another thread whenever the signal arrives, where there are such signals. */
  public static void handle(String name, Runnable arrived) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var calling =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                arrived.run();
                return null;
              });
      var number = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, number, calling);
    } catch (ReflectiveOperationException | IllegalArgumentException noSuchSignal) {
      // The process then does what it does without a handler.
    }
  }
}
