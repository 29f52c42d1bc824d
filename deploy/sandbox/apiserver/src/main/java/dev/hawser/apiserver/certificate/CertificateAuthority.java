package dev.hawser.apiserver.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-made authority that signs certificates; its key lives in memory only. */
public final class CertificateAuthority {
  static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration LIFETIME = Duration.ofDays(3650);
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private final KeyPair keys = newKeys();
  private final X500Name name;
  private final X509Certificate certificate;

  public CertificateAuthority(String commonName, Instant now) {
    name = new X500Name("CN=" + commonName);
    var subjectKey = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    var builder = builder(name, subjectKey, now, LIFETIME);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    certificate = sign(builder);
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  public String pem() {
    return pem(certificate);
  }

  /** Whether a certificate is this authority's, for clients, and valid now. */
  public boolean hasIssued(X509Certificate client, Instant now) {
    try {
      client.verify(keys.getPublic());
      client.checkValidity(Date.from(now));
      var usages = client.getExtendedKeyUsage();
      return usages != null && usages.contains(CLIENT_AUTH);
    } catch (GeneralSecurityException notOurs) {
      return false;
    }
  }

  X509Certificate issueForServer(KeyPair server, GeneralNames addresses, Instant now) {
    var key = SubjectPublicKeyInfo.getInstance(server.getPublic().getEncoded());
    var builder = builder(new X500Name("CN=kube-apiserver"), key, now, Duration.ofDays(365));
    try {
      usages(builder, KeyPurposeId.id_kp_serverAuth);
      builder.addExtension(Extension.subjectAlternativeName, false, addresses);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return sign(builder);
  }

  X509Certificate issueForClient(
      X500Name subject, SubjectPublicKeyInfo key, Instant now, Duration lifetime) {
    var builder = builder(subject, key, now, lifetime);
    try {
      usages(builder, KeyPurposeId.id_kp_clientAuth);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return sign(builder);
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String pem(X509Certificate certificate) {
    try {
      return PemText.write("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private X509v3CertificateBuilder builder(
      X500Name subject, SubjectPublicKeyInfo key, Instant now, Duration lifetime) {
    var serial = new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
    var from = Date.from(now.minus(SKEW));
    return new X509v3CertificateBuilder(
        name, serial, from, Date.from(now.plus(lifetime)), subject, key);
  }

  private X509Certificate sign(X509v3CertificateBuilder builder) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void usages(X509v3CertificateBuilder builder, KeyPurposeId purpose)
      throws IOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }
}
