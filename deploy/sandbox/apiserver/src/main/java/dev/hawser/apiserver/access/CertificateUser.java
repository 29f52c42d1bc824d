package dev.hawser.apiserver.access;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The user a client certificate stands for: its common name, in the groups of its organisations.
 */
final class CertificateUser {
  private CertificateUser() {}

  static User of(X509Certificate certificate) {
    String name = "";
    var groups = new ArrayList<String>();
    for (Rdn rdn : names(certificate)) {
      switch (rdn.getType()) {
        case "CN" -> name = rdn.getValue().toString();
        case "O" -> groups.add(rdn.getValue().toString());
        default -> {}
      }
    }
    if (name.isEmpty()) throw Authenticator.unauthorized();
    return User.authenticated(name, groups);
  }

  private static List<Rdn> names(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
    } catch (InvalidNameException malformed) {
      throw Authenticator.unauthorized();
    }
  }
}
