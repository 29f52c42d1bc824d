package dev.hawser.command;

import picocli.CommandLine;

/** The main method of every command of the sandbox and the tests. */
public final class CommandMain {
  private static final int CANNOT_RUN = 2;

  private CommandMain() {}

  /**
   * Runs the command and exits the process, even if other threads are running.
   *
   * @param name of the command, printed before an error message
   * @param command annotated for picocli
   */
  public static void main(String name, Object command, String[] args) {
    QuietLogging.configure();
    System.exit(run(name, new CommandLine(command), args));
  }

  /**
   * Runs the command.
   *
   * @return the command's exit code, or 2 if it throws; then the message is on its error output, in
   *     one line
   */
  public static int run(String name, CommandLine line, String... args) {
    line.setExecutionExceptionHandler((e, failed, parsed) -> report(name, line, e));
    try {
      return line.execute(args);
    } catch (AssertionError e) {
      // picocli handles exceptions only; an error would end this thread but not the process
      return report(name, line, e);
    }
  }

  private static int report(String name, CommandLine line, Throwable e) {
    line.getErr().println(name + ": " + sentence(e));
    return CANNOT_RUN;
  }

  /** With the innermost reason: libraries say that an error has occurred, and their cause which. */
  private static String sentence(Throwable e) {
    String own = String.valueOf(e.getMessage());
    String reason = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) reason = cause.getMessage();
    return reason == null || own.contains(reason) ? own : own + " (" + reason + ")";
  }
}
