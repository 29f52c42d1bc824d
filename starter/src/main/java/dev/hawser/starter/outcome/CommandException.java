package dev.hawser.starter.outcome;

import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence for the user and an exit code. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode code;
  private final String type;
  private final String hint;
  private final @Nullable RunReference run;

  private CommandException(
      ExitCode code, String sentence, String type, String hint, @Nullable Throwable cause) {
    this(code, sentence, type, hint, cause, null);
  }

  private CommandException(
      ExitCode code,
      String sentence,
      String type,
      String hint,
      @Nullable Throwable cause,
      @Nullable RunReference run) {
    super(sentence, cause);
    this.code = code;
    this.type = type;
    this.hint = hint;
    this.run = run;
  }

  /** The command line is wrong. */
  public static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence, "", "", null);
  }

  /** Any other error. */
  public static CommandException because(ExitCode code, String sentence) {
    return new CommandException(code, sentence, "", "", null);
  }

  /** Any other error, caused by an exception. */
  public static CommandException because(ExitCode code, String sentence, Throwable cause) {
    return new CommandException(code, sentence, "", "", cause);
  }

  /** Any other error, with what to do about it. */
  public static CommandException withHint(ExitCode code, String sentence, String hint) {
    return new CommandException(code, sentence, "", hint, null);
  }

  /** A run failed with one of our types, or would have. */
  public static CommandException ofRun(
      String type, String sentence, String hint, @Nullable Throwable cause) {
    return new CommandException(ExitCode.of(type), sentence, type, hint, cause);
  }

  /** The same failure, of this run. */
  public CommandException about(RunReference concerned) {
    var same = new CommandException(code, sentence(), type, hint, getCause(), concerned);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** The same failure in other words. */
  public CommandException withSentence(String other) {
    var same = new CommandException(code, other, type, hint, getCause(), run);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** The same failure, with what to do about it. */
  public CommandException withHint(String next) {
    var same = new CommandException(code, sentence(), type, next, getCause(), run);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** The run that failed; null when no run is concerned. */
  public @Nullable RunReference run() {
    return run;
  }

  public ExitCode code() {
    return code;
  }

  /** The failure's type, for scripts; empty when it does not come from a run. */
  public String type() {
    return type;
  }

  /** What to do next; empty when the sentence says it. */
  public String hint() {
    return hint;
  }

  /** The sentence. */
  public String sentence() {
    var message = getMessage();
    return message == null ? code.name() : message;
  }
}
