package dev.hawser.liqo;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kubeconfigs as kubectl merges them: the first one that has a name says what it means. */
record KubeconfigFiles(List<Source> sources) {
  /** One of them, and what it contains. */
  record Source(Path file, Config contents) {}

  /** A user, and the file that the paths in its credentials start from. */
  record User(AuthInfo credentials, Path file) {}

  KubeconfigFiles {
    sources = List.copyOf(sources);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with one sentence if one can't be read
   */
  static KubeconfigFiles read(List<Path> files) {
    return new KubeconfigFiles(
        files.stream().map(file -> new Source(file, contents(file))).toList());
  }

  private static Config contents(Path file) {
    KubeconfigFault.requireReadable(file);
    try {
      return KubeConfigUtils.parseConfig(file.toAbsolutePath().toFile());
    } catch (RuntimeException e) {
      throw KubeconfigFault.invalid(file, e);
    }
  }

  Optional<String> currentContext() {
    return sources.stream()
        .map(source -> source.contents().getCurrentContext())
        .filter(name -> name != null && !name.isEmpty())
        .findFirst();
  }

  Optional<Context> context(String name) {
    return sources.stream()
        .flatMap(source -> each(source.contents().getContexts()))
        .filter(context -> name.equals(context.getName()) && context.getContext() != null)
        .findFirst()
        .map(NamedContext::getContext);
  }

  Optional<Cluster> cluster(String name) {
    return sources.stream()
        .flatMap(source -> each(source.contents().getClusters()))
        .filter(cluster -> name.equals(cluster.getName()) && cluster.getCluster() != null)
        .findFirst()
        .map(NamedCluster::getCluster);
  }

  Optional<User> user(String name) {
    return sources.stream()
        .flatMap(
            source ->
                users(source)
                    .filter(user -> name.equals(user.getName()))
                    .map(user -> new User(user.getUser(), source.file())))
        .findFirst();
  }

  private static Stream<NamedAuthInfo> users(Source source) {
    return each(source.contents().getUsers()).filter(user -> user.getUser() != null);
  }

  private static <T> Stream<T> each(List<T> entries) {
    return Stream.ofNullable(entries).flatMap(List::stream);
  }

  /**
   * Writes what this context means into the client's configuration.
   *
   * @param selected wins over a context of the same name
   */
  void mergeInto(io.fabric8.kubernetes.client.Config config, NamedContext selected) {
    var first = new Config();
    first.setContexts(List.of(selected));
    first.setCurrentContext(selected.getName());
    var all = Stream.concat(Stream.of(first), sources.stream().map(Source::contents));
    KubeConfigUtils.merge(config, selected.getName(), all.toArray(Config[]::new));
  }

  /** The files, for messages. */
  String names() {
    return sources.stream()
        .map(source -> source.file().toString())
        .collect(Collectors.joining(", "));
  }
}
