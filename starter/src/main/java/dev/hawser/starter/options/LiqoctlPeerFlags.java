package dev.hawser.starter.options;

import picocli.CommandLine.Option;

/** Flags of {@code liqoctl peer} that are accepted and change nothing. */
public final class LiqoctlPeerFlags {
  @Option(
      names = "--skip-validation",
      hidden = true,
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Accepted without effect: checking the templates changes nothing")
  private boolean unusedValidation;

  @Option(
      names = "--skip-confirm",
      hidden = true,
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Accepted without effect: peer never asks")
  private boolean unusedConfirmation;
}
