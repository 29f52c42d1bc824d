package dev.hawser.simulator.authenticationcontroller;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The first key pair of RFC 8032, which is public. */
final class TestKeys {
  private static final String PKCS8 = "302e020100300506032b657004220420";
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private TestKeys() {}

  static ClusterKeys rfc8032() {
    byte[] der = HexFormat.of().parseHex(PKCS8 + SEED);
    return new ClusterKeys(
        ClusterKeys.privateKey(
            PemText.encode("PRIVATE KEY", der).getBytes(StandardCharsets.US_ASCII)),
        ClusterKeys.publicKey(HexFormat.of().parseHex(PUBLIC)));
  }
}
