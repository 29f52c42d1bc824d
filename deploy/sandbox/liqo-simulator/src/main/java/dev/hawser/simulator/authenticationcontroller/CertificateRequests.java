package dev.hawser.simulator.authenticationcontroller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * Certificate requests: those this cluster makes and the checks on those it is sent.
 *
 * <p>Requests are compared byte by byte later, hence printable strings and O before CN. Source:
 * {@code pkg/liqo-controller-manager/authentication/csr.go} of Liqo v1.2.0.
 */
final class CertificateRequests {
  static final String CONTROL_PLANE_ORGANIZATION = "liqo.io";

  private static final String TYPE = "CERTIFICATE REQUEST";
  private static final int HASH_BYTES = 6;

  private CertificateRequests() {}

  static String create(ClusterKeys keys, String organization, String commonName) {
    var subject =
        new X500NameBuilder()
            .addRDN(BCStyle.O, new DERPrintableString(organization))
            .addRDN(BCStyle.CN, new DERPrintableString(commonName))
            .build();
    var key = SubjectPublicKeyInfo.getInstance(keys.publicKey().getEncoded());
    try {
      var signer = new JcaContentSignerBuilder(algorithm(keys)).build(keys.privateKey());
      var request = new PKCS10CertificationRequestBuilder(subject, key).build(signer);
      return PemText.encode(TYPE, request.getEncoded());
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("no request for " + commonName, e);
    }
  }

  private static String algorithm(ClusterKeys keys) {
    return switch (keys.privateKey().getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }

  /** The common name of a slice's certificate. */
  static String sliceCommonName(String sliceName, String consumerClusterId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(consumerClusterId.getBytes(StandardCharsets.UTF_8));
      return sliceName + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** What is wrong with a request, as a message of Liqo; empty if it is valid. */
  static Optional<String> complaint(
      byte[] pem, String organization, String commonName, PublicKey key) {
    var der = PemText.decode(TYPE, pem);
    if (der.isEmpty()) {
      return Optional.of("invalid CSR");
    }
    try {
      var request = new PKCS10CertificationRequest(der.get());
      if (!first(request.getSubject(), commonName, true)) {
        return Optional.of("invalid common name");
      }
      if (!first(request.getSubject(), organization, false)) {
        return Optional.of("invalid organization");
      }
      boolean sameKey =
          Arrays.equals(request.getSubjectPublicKeyInfo().getEncoded(), key.getEncoded());
      return sameKey ? Optional.empty() : Optional.of("invalid CSR");
    } catch (IOException e) {
      return Optional.of("invalid CSR");
    }
  }

  private static boolean first(X500Name subject, String value, boolean commonName) {
    var parts = subject.getRDNs(commonName ? BCStyle.CN : BCStyle.O);
    return parts.length > 0 && parts[0].getFirst().getValue().toString().equals(value);
  }
}
