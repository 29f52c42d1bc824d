package dev.hawser.command;

import picocli.CommandLine;

/** A command of the sandbox that is a process of its own. */
public final class CommandMain {
  private static final int BROKEN = 2;

  private CommandMain() {}

  /**
   * Runs it and ends the process, whatever threads it leaves: with its own exit code, or with 2 and
   * one sentence when it breaks.
   *
   * @param name stands before the sentence
   * @param command annotated for picocli
   */
  public static void main(String name, Object command, String[] args) {
    QuietLogging.configure();
    System.exit(run(name, new CommandLine(command), args));
  }

  static int run(String name, CommandLine line, String[] args) {
    line.setExecutionExceptionHandler((e, failed, parsed) -> tell(name, line, e));
    try {
      return line.execute(args);
    } catch (AssertionError e) {
      // picocli hands on exceptions alone; an error would end this thread and no other
      return tell(name, line, e);
    }
  }

  private static int tell(String name, CommandLine line, Throwable e) {
    line.getErr().println(name + ": " + e.getMessage());
    return BROKEN;
  }
}
