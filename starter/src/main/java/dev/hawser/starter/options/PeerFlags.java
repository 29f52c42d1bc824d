package dev.hawser.starter.options;

import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeerRequest.OnFailure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of {@code hawser peer}; what is not given stays out of the request. */
public final class PeerFlags {
  @ArgGroup(validate = false, order = 1, heading = "%nNetworking:%n")
  private GatewayFlags gateway = new GatewayFlags();

  @ArgGroup(validate = false, order = 2, heading = "%nAuthentication:%n")
  private AuthenticationFlags authentication = new AuthenticationFlags();

  @ArgGroup(validate = false, order = 3, heading = "%nOffloading:%n")
  private ResourceFlags resources = new ResourceFlags();

  @ArgGroup(validate = false, order = 4, heading = "%nSafety:%n")
  private SafetyFlags safety = new SafetyFlags();

  @Mixin private ModuleFlags modules = new ModuleFlags();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to wait for each condition, such as 10m, 1h30m or PT10M; time without a worker"
              + " does not count; 1ms to 168h (default 10m)")
  private @Nullable Duration timeout;

  /** liqoctl's authentication flags. */
  static final class AuthenticationFlags {
    @Option(
        names = "--in-band",
        arity = "0..1",
        fallbackValue = "true",
        paramLabel = "BOOL",
        description = "Reach the provider's API server through the tunnel (default false)")
    boolean inBand;

    @Option(
        names = "--proxy-url",
        paramLabel = "URL",
        description = "Reach the provider's API server through this proxy")
    @Nullable String proxyUrl;
  }

  /** What a run may do beyond creating what is missing. */
  static final class SafetyFlags {
    @Option(
        names = "--on-failure",
        paramLabel = "ACTION",
        converter = EnumConverter.FailureAction.class,
        description =
            "What to do if the peering cannot be completed: roll-back, or keep what was created"
                + " (default roll-back)")
    @Nullable OnFailure onFailure;

    @Option(
        names = "--require-ready",
        description = "Fail unless the peering results in a usable virtual node")
    boolean requireReady;

    @Option(
        names = "--replace-gateway",
        description = "Allow an existing gateway that differs to be deleted and recreated")
    boolean replaceGateway;

    @Option(names = "--repair", description = "Remove leftover credentials that block the pair")
    boolean repair;

    @Option(names = "--allow-version-skew", description = "Peer even if the Liqo versions differ")
    boolean allowVersionSkew;

    @Option(
        names = "--take-over",
        description =
            "Replace the claim of a run that no longer exists, or of another installation")
    boolean takeOver;
  }

  /** The request for these flags, whatever its plan is. */
  PeerRequest request(PairArguments pair, @Nullable String actor, @Nullable String reason) {
    return request(pair, actor, reason, null);
  }

  /**
   * The request for these flags.
   *
   * @param plan digest of the only plan that may be executed; null for any plan
   * @throws dev.hawser.starter.outcome.CommandException when it contradicts itself
   */
  public PeerRequest request(
      PairArguments pair, @Nullable String actor, @Nullable String reason, @Nullable String plan) {
    refuseContradictions();
    return FlagNames.translating(
        () ->
            PeerRequest.builder(pair.consumer(), pair.provider())
                .modules(modules.without(off()))
                .gateway(gateway.options())
                .inBand(authentication.inBand)
                .proxyUrl(GatewayFlags.unlessEmpty(authentication.proxyUrl))
                .resources(resources.options())
                .timeout(timeout)
                .onFailure(safety.onFailure)
                .requireReady(safety.requireReady)
                .replaceGateway(safety.replaceGateway)
                .repair(safety.repair)
                .allowVersionSkew(safety.allowVersionSkew)
                .takeOver(safety.takeOver)
                .actor(actor)
                .reason(reason)
                .plan(plan)
                .build());
  }

  /** A flag that would be ignored is a misunderstanding: it is refused, with what ignores it. */
  private void refuseContradictions() {
    var off = off();
    gateway
        .given()
        .with("--replace-gateway", safety.replaceGateway)
        .with("--in-band", authentication.inBand && isDirect())
        .refuseBeside(leavingOut(LiqoModule.NETWORKING, off));
    new GivenFlags()
        .with("--in-band", authentication.inBand)
        .with("--proxy-url", GatewayFlags.unlessEmpty(authentication.proxyUrl))
        .refuseBeside(leavingOut(LiqoModule.AUTHENTICATION, off));
    resources
        .given()
        .with("--require-ready", safety.requireReady)
        .refuseBeside(leavingOut(LiqoModule.OFFLOADING, off));
    GivenFlags.refuseBoth(
        safety.requireReady && resources.withoutNode(),
        "--require-ready",
        "--create-virtual-node=false");
  }

  /** Whether no proxy is named, which would win over the tunnel. */
  private boolean isDirect() {
    return GatewayFlags.unlessEmpty(authentication.proxyUrl) == null;
  }

  private @Nullable String leavingOut(LiqoModule module, Map<LiqoModule, String> off) {
    return off.containsKey(module) ? off.get(module) : modules.leavingOut(module);
  }

  @Nullable Set<LiqoModule> modules() {
    return modules.modules();
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  boolean takeOver() {
    return safety.takeOver;
  }

  private Map<LiqoModule, String> off() {
    var off = new EnumMap<LiqoModule, String>(LiqoModule.class);
    if (gateway.disabled) off.put(LiqoModule.NETWORKING, "--networking-disabled");
    if (resources.withoutSlice()) {
      off.put(LiqoModule.OFFLOADING, "--create-resource-slice=false");
    }
    return off;
  }
}
