package dev.hawser.harness;

import dev.hawser.environment.WorkerConnections;
import dev.hawser.liqo.KubernetesClients;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestConditionBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A user for the workers of one test, whose permissions are those of the ClusterRole {@value
 * #NAME}. At first it may do everything; {@link WorkerRole} changes that.
 */
public final class WorkerUser {
  public static final String NAME = "hawser-contract-worker";

  private WorkerUser() {}

  /**
   * Creates the user in each cluster, with a client certificate that the cluster signs.
   *
   * @return the same connections for that user; the kubeconfigs are deleted when the process ends
   */
  public static WorkerConnections replaceIn(WorkerConnections administrator) {
    var kubeconfigs = new ArrayList<Path>();
    for (var kubeconfig : administrator.kubeconfigs()) {
      try (var client = KubernetesClients.fromKubeconfig(kubeconfig, null)) {
        WorkerRole.create(client);
        kubeconfigs.add(write(client.getConfiguration(), issue(client)));
      }
    }
    return new WorkerConnections(
        administrator.temporal(), administrator.testServer(), List.copyOf(kubeconfigs));
  }

  private record Credentials(String certificate, String key) {}

  private static Credentials issue(KubernetesClient client) {
    var keys = keys();
    var requests = client.certificates().v1().certificateSigningRequests();
    var request =
        requests
            .resource(
                new CertificateSigningRequestBuilder()
                    .withNewMetadata()
                    .withGenerateName(NAME + "-")
                    .endMetadata()
                    .withNewSpec()
                    .withRequest(base64(pem("CERTIFICATE REQUEST", signingRequest(keys))))
                    .withSignerName("kubernetes.io/kube-apiserver-client")
                    .withUsages("client auth")
                    .endSpec()
                    .build())
            .create();
    var named = requests.withName(request.getMetadata().getName());
    named.approve(
        new CertificateSigningRequestConditionBuilder()
            .withType("Approved")
            .withStatus("True")
            .withReason("Contract")
            .build());
    Expect.eventually(
        "the worker's certificate is signed",
        () -> named.get().getStatus() != null && named.get().getStatus().getCertificate() != null);
    var certificate = named.get().getStatus().getCertificate();
    named.delete();
    return new Credentials(certificate, base64(pem("PRIVATE KEY", keys.getPrivate().getEncoded())));
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no elliptic curves", e);
    }
  }

  private static byte[] signingRequest(KeyPair keys) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + NAME), keys.getPublic())
          .build(signer)
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("a key that can't sign", e);
    }
  }

  private static String pem(String type, byte[] content) {
    var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, encoder.encodeToString(content), type);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Path write(Config cluster, Credentials user) {
    var json =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "current-context",
            NAME,
            "clusters",
            List.of(
                Map.of(
                    "name",
                    NAME,
                    "cluster",
                    Map.of(
                        "server", cluster.getMasterUrl(),
                        "certificate-authority-data", authority(cluster)))),
            "contexts",
            List.of(Map.of("name", NAME, "context", Map.of("cluster", NAME, "user", NAME))),
            "users",
            List.of(
                Map.of(
                    "name",
                    NAME,
                    "user",
                    Map.of(
                        "client-certificate-data", user.certificate(),
                        "client-key-data", user.key()))));
    try {
      var owner = PosixFilePermissions.fromString("rw-------");
      var file =
          Files.createTempFile(NAME, ".kubeconfig", PosixFilePermissions.asFileAttribute(owner));
      file.toFile().deleteOnExit();
      return Files.writeString(file, Serialization.asJson(json));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write a kubeconfig", e);
    }
  }

  private static String authority(Config cluster) {
    if (cluster.getCaCertData() != null) return cluster.getCaCertData();
    try {
      return Base64.getEncoder()
          .encodeToString(Files.readAllBytes(Path.of(cluster.getCaCertFile())));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the cluster's authority", e);
    }
  }
}
