package dev.hawser.starter.terminal;

/** A terminal whose size may change at any time. */
public interface Terminal {
  /** The size that it has now. */
  TerminalSize size();

  /** Tells the listener, on other threads, until the watch is closed. One listener at a time. */
  Watch watch(Listener listener);

  /** What happens to a terminal. */
  interface Listener {
    /** It has another size. */
    void resized();

    /** This process goes on after it was stopped, and others have written to the terminal. */
    void resumed();
  }

  /** Ends the telling. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** One that keeps its size. */
  static Terminal of(TerminalSize size) {
    return new Terminal() {
      @Override
      public TerminalSize size() {
        return size;
      }

      @Override
      public Watch watch(Listener listener) {
        return () -> {};
      }
    };
  }
}
