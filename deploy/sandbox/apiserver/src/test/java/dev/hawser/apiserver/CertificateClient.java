package dev.hawser.apiserver;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client with a certificate; plain HTTP, as fabric8 cannot read Ed25519 keys. */
final class CertificateClient {
  private final ApiServer server;
  private final HttpClient http;

  CertificateClient(ApiServer server, KeyPair keys, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("me", keys.getPrivate(), new char[0], new Certificate[] {certificate});
    store.setCertificateEntry("server", authority(server));
    var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    mine.init(store, new char[0]);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
    this.server = server;
    this.http = HttpClient.newBuilder().sslContext(context).build();
  }

  HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(server.url().resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Certificate authority(ApiServer server) throws Exception {
    byte[] pem = server.caCertificatePem().getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem));
  }
}
