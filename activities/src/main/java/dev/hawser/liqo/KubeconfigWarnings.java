package dev.hawser.liqo;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings about a kubeconfig that works but is less safe than it should be. */
final class KubeconfigWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(KubeconfigWarnings.class);

  /** Each sentence, and the version of the file that it was about. */
  private static final Map<String, FileTime> GIVEN = new ConcurrentHashMap<>();

  private KubeconfigWarnings() {}

  /** Logs each of them once for every version of the file, however often it is read. */
  static void log(Path file, Config config) {
    for (String sentence : next(file, config)) LOG.warn("{}", sentence);
  }

  /** Those that have not been given for this version of the file, which count as given now. */
  static List<String> next(Path file, Config config) {
    try {
      var version = Files.getLastModifiedTime(file);
      return all(file, config).stream()
          .filter(sentence -> !version.equals(GIVEN.put(sentence, version)))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> all(Path file, Config config) throws IOException {
    var sentences = new ArrayList<String>();
    if (isReadableByOthers(file)) {
      sentences.add(
          "kubeconfig %s can be read by all users of this machine: chmod 600 %s"
              .formatted(file, file));
    }
    if (config.isTrustCerts()) {
      sentences.add(
          "kubeconfig %s turns off the check of the API server's certificate for cluster %s (insecure-skip-tls-verify): remove that, and name its CA in certificate-authority"
              .formatted(file, config.getCurrentContext().getContext().getCluster()));
    }
    return sentences;
  }

  private static boolean isReadableByOthers(Path file) throws IOException {
    var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return posix != null
        && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
  }
}
