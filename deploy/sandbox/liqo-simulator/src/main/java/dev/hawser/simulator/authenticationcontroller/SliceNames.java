package dev.hawser.simulator.authenticationcontroller;

/** Names other modules derive from a slice. */
public final class SliceNames {
  private SliceNames() {}

  /** The user a slice's certificate names. */
  public static String user(String sliceName, String consumerClusterId) {
    return CertificateRequests.sliceCommonName(sliceName, consumerClusterId);
  }
}
