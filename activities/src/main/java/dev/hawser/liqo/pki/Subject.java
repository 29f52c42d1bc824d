package dev.hawser.liqo.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The subject of Liqo's identities: Kubernetes makes groups of O and the user of CN. */
final class Subject {
  private Subject() {}

  /** Whether it has that organisation, then that common name, and nothing else. */
  static boolean isExactly(X500Name subject, String organisation, String commonName) {
    var names = subject.getRDNs();
    return names.length == 2
        && is(names[0], BCStyle.O, organisation)
        && is(names[1], BCStyle.CN, commonName);
  }

  private static boolean is(RDN name, ASN1ObjectIdentifier type, String value) {
    return !name.isMultiValued()
        && name.getFirst().getType().equals(type)
        && name.getFirst().getValue().toString().equals(value);
  }
}
