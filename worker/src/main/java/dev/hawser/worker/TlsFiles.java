package dev.hawser.worker;

import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.envconfig.ClientConfigProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS that the files of a profile describe: certificate, key and CA. It is read again when one
 * of them changes; files that can't be used, for example because they are being written, change
 * nothing.
 */
final class TlsFiles implements Supplier<SslContext> {
  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

  private final List<Path> files;
  private final Supplier<SslContext> read;
  private SslContext current;
  private List<ByteBuffer> contents;

  /**
   * @param read reads the files; throws a RuntimeException if they can't be used
   */
  TlsFiles(List<Path> files, Supplier<SslContext> read) {
    this.files = List.copyOf(files);
    this.read = read;
    this.contents = contents();
    this.current = read.get();
  }

  /** The files that a profile names; none if it has no TLS, or has it as text. */
  static List<Path> of(ClientConfigProfile profile) {
    var tls = profile.getTls();
    if (tls == null || Boolean.TRUE.equals(tls.isDisabled())) return List.of();
    return Stream.of(tls.getClientCertPath(), tls.getClientKeyPath(), tls.getServerCACertPath())
        .filter(TlsFiles::isNamed)
        .map(Path::of)
        .toList();
  }

  @Override
  public synchronized SslContext get() {
    var now = contents();
    if (now.equals(contents)) return current;
    contents = now;
    try {
      current = read.get();
      LOG.info("read the certificates for Temporal again");
    } catch (RuntimeException e) {
      LOG.warn(
          "changed certificates for Temporal can't be used, so the previous ones stay: {}",
          ErrorMessages.innermost(e));
    }
    return current;
  }

  private List<ByteBuffer> contents() {
    return files.stream().map(TlsFiles::contents).toList();
  }

  private static ByteBuffer contents(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      return ByteBuffer.allocate(0);
    }
  }

  private static boolean isNamed(@Nullable String path) {
    return !Objects.requireNonNullElse(path, "").isEmpty();
  }
}
