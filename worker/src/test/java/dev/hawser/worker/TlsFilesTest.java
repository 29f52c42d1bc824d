package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.buffer.ByteBufAllocator;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldReadThemAgainWhenTheyChange() throws IOException {
    // given
    var file = write("first");
    var tls = new TlsFiles(List.of(file), TlsFilesTest::context);
    var before = tls.get();
    write("second");

    // when
    var after = tls.get();

    // then
    assertThat(after).isNotSameAs(before);
    assertThat(tls.get()).isSameAs(after);
  }

  @Test
  void shouldKeepThePreviousWhileAFileIsHalfWritten() throws IOException {
    // given
    var file = write("first");
    var tls = new TlsFiles(List.of(file), () -> contextOf(file));
    var before = tls.get();

    // when
    write("");
    var between = tls.get();
    write("second");

    // then
    assertThat(between).isSameAs(before);
    assertThat(tls.get()).isNotSameAs(before);
  }

  @Test
  void shouldGiveEachConnectionTheNewest() throws IOException {
    // given
    var first = context();
    var second = context();
    var newest = new SslContext[] {first};
    var reloaded = new ReloadedSslContext(() -> newest[0]);

    // when
    newest[0] = second;
    var engine = reloaded.newEngine(ByteBufAllocator.DEFAULT, "temporal.example", 7233);

    // then
    assertThat(engine.getUseClientMode()).isTrue();
    assertThat(reloaded.sessionContext()).isSameAs(second.sessionContext());
    assertThat(reloaded.isClient()).isTrue();
  }

  @Test
  void shouldBeTheFilesOfTheProfile() {
    // given
    var tls =
        ClientConfigTLS.newBuilder().setClientCertPath("/tls.crt").setClientKeyPath("/tls.key");
    var profile = ClientConfigProfile.newBuilder().setTls(tls.build()).build();

    // when
    var files = TlsFiles.of(profile);

    // then
    assertThat(files).containsExactly(Path.of("/tls.crt"), Path.of("/tls.key"));
    assertThat(TlsFiles.of(ClientConfigProfile.newBuilder().build())).isEmpty();
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("tls.crt"), content);
  }

  private static SslContext context() {
    try {
      return GrpcSslContexts.forClient().build();
    } catch (SSLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SslContext contextOf(Path file) {
    try {
      if (Files.readString(file).isEmpty()) throw new IllegalArgumentException("no certificate");
      return context();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
