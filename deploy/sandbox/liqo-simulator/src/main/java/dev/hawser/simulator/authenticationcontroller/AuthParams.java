package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.SecretData;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a consumer needs to reach this cluster: address, authority, certificate. */
final class AuthParams {
  private AuthParams() {}

  static Map<String, Object> of(ControllerContext context, byte[] certificate, String proxyUrl) {
    var params = new LinkedHashMap<String, Object>();
    params.put("apiServer", address(context));
    params.put("ca", authority(context));
    params.put("signedCRT", SecretData.encode(certificate));
    if (!proxyUrl.isEmpty()) {
      params.put("proxyURL", proxyUrl);
    }
    return params;
  }

  private static String address(ControllerContext context) {
    var chosen = context.options().apiServerUrl();
    if (chosen.isEmpty()) {
      var url = context.cluster().client().getConfiguration().getMasterUrl();
      return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
    return chosen.contains("://") ? chosen : "https://" + chosen;
  }

  private static String authority(ControllerContext context) {
    if (!context.options().caPem().isEmpty()) {
      return SecretData.encode(context.options().caPem());
    }
    Config config = context.cluster().client().getConfiguration();
    if (config.getCaCertData() != null) {
      return config.getCaCertData();
    }
    if (config.getCaCertFile() == null) {
      return "";
    }
    try {
      return SecretData.encode(Files.readAllBytes(Path.of(config.getCaCertFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
