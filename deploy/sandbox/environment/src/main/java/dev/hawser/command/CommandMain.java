package dev.hawser.command;

import picocli.CommandLine;

/** The main method of every command of the sandbox and the tests. */
public final class CommandMain {
  private static final int BROKEN = 2;

  private CommandMain() {}

  /**
   * Runs the command and ends the process, even if threads are left: with the command's exit code,
   * or with 2 and one sentence when it throws.
   *
   * @param name stands before the sentence
   * @param command annotated for picocli
   */
  public static void main(String name, Object command, String[] args) {
    QuietLogging.configure();
    System.exit(run(name, new CommandLine(command), args));
  }

  static int run(String name, CommandLine line, String[] args) {
    line.setExecutionExceptionHandler((e, failed, parsed) -> report(name, line, e));
    try {
      return line.execute(args);
    } catch (AssertionError e) {
      // picocli handles exceptions only; an error would end just this thread
      return report(name, line, e);
    }
  }

  private static int report(String name, CommandLine line, Throwable e) {
    line.getErr().println(name + ": " + e.getMessage());
    return BROKEN;
  }
}
