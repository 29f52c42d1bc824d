package dev.hawser.apiserver.access;

import java.util.List;
import java.util.stream.Stream;

/** Who sent a request. */
public record User(String name, List<String> groups) {
  static final String MASTERS = "system:masters";
  static final String AUTHENTICATED = "system:authenticated";

  /** May do everything. */
  public static final User ADMIN = new User("kubernetes-admin", List.of(MASTERS, AUTHENTICATED));

  /** The server's own controllers. */
  public static final User SYSTEM = new User("system:apiserver", List.of(MASTERS, AUTHENTICATED));

  /** Sent no credentials. */
  public static final User ANONYMOUS =
      new User("system:anonymous", List.of("system:unauthenticated"));

  public User {
    groups = List.copyOf(groups);
  }

  /** Someone who has proved who they are. */
  public static User authenticated(String name, List<String> groups) {
    return new User(name, Stream.concat(groups.stream(), Stream.of(AUTHENTICATED)).toList());
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }
}
