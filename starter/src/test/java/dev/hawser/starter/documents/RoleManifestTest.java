package dev.hawser.starter.documents;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The roles for workers grant what the table of permissions says, which the contract checks. */
class RoleManifestTest {
  private static final int CONSUMER = 2;
  private static final int PROVIDER = 3;
  private static final String NONE = "–";

  @Test
  void shouldGrantWhatTheTableSays() {
    // given
    var table =
        MarkdownTable.of(Documents.text("docs/permissions.md")).stream()
            .filter(each -> each.header().contains("API group"))
            .findFirst()
            .orElseThrow();

    // when
    String manifest =
        """
        # What a worker needs on its cluster: the table of docs/permissions.md, written by deploy/dev documents.
        # A cluster that is consumer of one peering and provider of another needs both roles.
        """
            + role("hawser-consumer", table.rows(), CONSUMER)
            + "---\n"
            + role("hawser-provider", table.rows(), PROVIDER);

    // then
    Documents.require("docs/guides/worker-roles.yaml", manifest);
  }

  private static String role(String name, List<List<String>> rows, int column) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: %s
    rules:
    %s
    """
        .formatted(
            name,
            rows.stream()
                .filter(row -> !row.get(column).equals(NONE))
                .map(row -> rule(row.get(0), row.get(1), row.get(column)))
                .collect(Collectors.joining("\n")));
  }

  private static String rule(String group, String resource, String verbs) {
    return "  - {apiGroups: [%s], resources: [%s], verbs: [%s]}"
        .formatted(
            group.equals("core") ? "\"\"" : group,
            MarkdownTable.quoted(resource).getFirst(),
            verbs);
  }
}
