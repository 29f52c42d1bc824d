package dev.hawser.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest extends ApiServerExtension {
  @ParameterizedTest
  @CsvSource({"Ed25519, Ed25519", "RSA, SHA256withRSA"})
  void shouldSignApprovedRequests(String algorithm, String signature) throws Exception {
    // given
    KeyPair keys = keys(algorithm);
    request(keys, signature);

    // when
    approve();

    // then
    X509Certificate certificate = issued();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=milan,O=liqo.io");
    assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void shouldNotSignWhatNobodyApproved() throws Exception {
    // given
    KeyPair keys = keys("Ed25519");

    // when
    CertificateSigningRequest created = request(keys, "Ed25519");

    // then
    assertThat(created.getSpec().getUsername()).isEqualTo("kubernetes-admin");
    assertThat(created.getStatus().getCertificate()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Ed25519, Ed25519", "RSA, SHA256withRSA"})
  void shouldKnowTheHoldersOfCertificates(String algorithm, String signature) throws Exception {
    // given
    KeyPair keys = keys(algorithm);
    request(keys, signature);
    approve();
    var holder = new CertificateClient(server, keys, issued());

    // when
    var response = holder.get("/api/v1/namespaces/default/configmaps");

    // then
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .contains(
            "configmaps is forbidden: User \\\"milan\\\" cannot list resource \\\"configmaps\\\" in"
                + " API group \\\"\\\" in the namespace \\\"default\\\"");
  }

  @Test
  void shouldNotKnowHoldersOfOtherCertificates() throws Exception {
    // given
    KeyPair keys = keys("RSA");
    request(keys, "SHA256withRSA");
    approve();
    try (var other = ApiServer.start(ApiServerOptions.named("other"))) {
      var holder = new CertificateClient(other, keys, issued());

      // when
      var response = holder.get("/api/v1/namespaces/default/configmaps");

      // then
      assertThat(response.statusCode()).isEqualTo(401);
    }
  }

  /** A short RSA key, because the default length takes seconds to generate. */
  private static KeyPair keys(String algorithm) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) generator.initialize(1024);
    return generator.generateKeyPair();
  }

  private CertificateSigningRequest request(KeyPair keys, String signature) throws Exception {
    var signer = new JcaContentSignerBuilder(signature).build(keys.getPrivate());
    var name = new X500Name("O=liqo.io,CN=milan");
    byte[] der =
        new JcaPKCS10CertificationRequestBuilder(name, keys.getPublic()).build(signer).getEncoded();
    return client
        .resource(
            new CertificateSigningRequestBuilder()
                .withNewMetadata()
                .withName("milan")
                .endMetadata()
                .withNewSpec()
                .withRequest(base64(pem("CERTIFICATE REQUEST", der)))
                .withSignerName("kubernetes.io/kube-apiserver-client")
                .withUsages("digital signature", "client auth")
                .endSpec()
                .build())
        .create();
  }

  private void approve() {
    var all = client.certificates().v1().certificateSigningRequests();
    var approved =
        new CertificateSigningRequestBuilder(all.withName("milan").get())
            .editOrNewStatus()
            .addNewCondition()
            .withType("Approved")
            .withStatus("True")
            .withReason("Test")
            .withMessage("by the test")
            .endCondition()
            .endStatus()
            .build();
    client.raw(
        "/apis/certificates.k8s.io/v1/certificatesigningrequests/milan/approval", "PUT", approved);
  }

  private X509Certificate issued() throws Exception {
    var request = client.certificates().v1().certificateSigningRequests().withName("milan");
    await(() -> request.get().getStatus().getCertificate() != null);
    byte[] pem = Base64.getDecoder().decode(request.get().getStatus().getCertificate());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
