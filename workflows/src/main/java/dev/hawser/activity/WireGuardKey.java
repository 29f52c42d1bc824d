package dev.hawser.activity;

/** The public key of a gateway: base64 of 32 bytes. Liqo's gateway crashes on a shorter one. */
final class WireGuardKey {
  private static final int BYTES = 32;

  private WireGuardKey() {}

  static void require(String field, String key) {
    if (ValueRules.base64(field, ValueRules.present(field, key), 2 * BYTES).length != BYTES) {
      throw new InvalidFieldException(
          "{} is not a WireGuard public key (base64 of 32 bytes)", field);
    }
  }
}
