package dev.hawser.starter.local;

import java.util.regex.Pattern;

/**
 * The namespace of an in-memory Temporal, which accepts any name: it says on which computer and in
 * which process it is. A claim names it, so that a claim whose process has ended can be recognised:
 * nobody else could ever release it.
 */
public record MemoryNamespace(String host, long pid) {
  private static final String PREFIX = "in-memory-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "(?<pid>\\d{1,18})-(?<host>.+)");

  /** Of this process. */
  public static MemoryNamespace ofThisProcess(String host) {
    return new MemoryNamespace(host, ProcessHandle.current().pid());
  }

  /** The name. */
  public String name() {
    return PREFIX + pid + "-" + host;
  }

  /** Whether that namespace was in a process of this computer that has ended. */
  public boolean sawTheEndOf(String namespace) {
    var other = FORM.matcher(namespace);
    return other.matches()
        && other.group("host").equals(host)
        && ProcessHandle.of(Long.parseLong(other.group("pid")))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }
}
