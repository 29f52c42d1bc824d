package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Role;
import dev.hawser.harness.WorkerRole.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table in docs/permissions.md has the permissions with which the contract runs. */
class DocumentedPermissionsTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([a-z0-9.]+) \\| `([a-z/]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

  @ParameterizedTest
  @EnumSource
  void shouldBeThoseThatTheContractUses(Role role) throws IOException {
    // given
    String document = Files.readString(Path.of("../../../docs/permissions.md"));

    // when
    Set<String> documented =
        ROW.matcher(document)
            .results()
            .flatMap(row -> permissions(row, role))
            .collect(Collectors.toCollection(TreeSet::new));

    // then
    var used = WorkerPermissions.of(role).stream().map(DocumentedPermissionsTest::text);
    assertThat(documented).containsExactlyInAnyOrderElementsOf(used.toList());
  }

  private static Stream<String> permissions(MatchResult row, Role role) {
    String verbs = row.group(role == Role.CONSUMER ? 3 : 4);
    String group = row.group(1).equals("core") ? "" : row.group(1);
    return Stream.of(verbs.split(", "))
        .filter(verb -> !verb.equals("–"))
        .map(verb -> text(new Permission(verb, group, row.group(2))));
  }

  private static String text(Permission permission) {
    return permission.verb() + " " + permission.resource() + "." + permission.group();
  }
}
