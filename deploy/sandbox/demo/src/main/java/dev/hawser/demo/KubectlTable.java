package dev.hawser.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl get} prints: the table that the API server makes of the objects, in columns
 * as wide as kubectl's.
 *
 * @param rows the first one has the names of the columns
 */
record KubectlTable(List<List<String>> rows) {
  private static final String AS_TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static final int GAP = 3;
  private static final int NARROWEST = 6;

  /**
   * Asks for the objects at this path.
   *
   * @throws CompletionException if the server does not answer
   */
  static KubectlTable of(KubernetesClient client, String path) {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(client.getMasterUrl() + path)
            .header("Accept", AS_TABLE)
            .build();
    var answer = http.sendAsync(request, String.class).join();
    return of(
        client
            .getKubernetesSerialization()
            .unmarshal(answer.body(), GenericKubernetesResource.class));
  }

  private static KubectlTable of(GenericKubernetesResource table) {
    var columns = objects(table.get("columnDefinitions"));
    var shown = IntStream.range(0, columns.size()).filter(i -> isShown(columns.get(i))).toArray();
    var rows = new ArrayList<List<String>>();
    rows.add(cells(columns.stream().map(column -> upperCase(column.get("name"))).toList(), shown));
    for (var row : objects(table.get("rows"))) {
      rows.add(cells((List<?>) Objects.requireNonNull(row.get("cells")), shown));
    }
    return new KubectlTable(rows);
  }

  /** Other columns belong to {@code -o wide}. */
  private static boolean isShown(Map<?, ?> column) {
    return column.get("priority") instanceof Number priority && priority.intValue() == 0;
  }

  private static List<String> cells(List<?> all, int... shown) {
    return IntStream.of(shown).mapToObj(i -> Objects.toString(all.get(i), "")).toList();
  }

  private static String upperCase(@Nullable Object name) {
    return String.valueOf(name).toUpperCase(Locale.ROOT);
  }

  private static List<Map<?, ?>> objects(@Nullable Object list) {
    return list instanceof List<?> found
        ? found.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
        : List.of();
  }

  /** Nothing pads the last column. */
  Stream<String> lines() {
    int last = rows.getFirst().size() - 1;
    var widths = IntStream.range(0, last).map(this::width).toArray();
    return rows.stream().map(row -> line(row, widths));
  }

  private int width(int column) {
    int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(NARROWEST, longest + GAP);
  }

  private static String line(List<String> row, int... widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length()));
    }
    return line.append(row.getLast()).toString();
  }
}
