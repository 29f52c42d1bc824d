package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Permission;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.activity.TenantCondition;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.payload.RequestJson;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Worlds in which a peering must be refused before anything is written, and what heals some. */
enum RefusalScenarios {
  ONE_CLUSTER(FailureType.SAME_CLUSTER, "are one cluster", it -> it.milan.uid = it.rome.uid),
  WORKER_OF_ANOTHER_RELEASE(
      FailureType.INCOMPATIBLE_WORKER,
      "the worker of cluster milan has version 99 of Hawser's activities",
      it -> it.milan.contract = 99),
  VERSION_SKEW(
      FailureType.VERSION_MISMATCH,
      "Liqo is v1.1.3 on rome and v1.2.0 on milan",
      "{'allowVersionSkew': true}",
      it -> it.rome.version = "v1.1.3"),
  MISSING_TEMPLATE(
      FailureType.LIQO_NOT_FOUND,
      "gateway template wireguard-server is missing",
      it -> it.milan.templateGaps.add(TemplateProblem.missing("wireguard-server"))),
  MISSING_PERMISSIONS(
      FailureType.FORBIDDEN,
      "lack permissions: create tenants on milan",
      it ->
          it.milan.missingPermissions.add(
              new Permission("create", "authentication.liqo.io", "tenants"))),
  NO_NETWORKS_YET(
      FailureType.LIQO_NOT_FOUND, "Liqo on milan has not settled", it -> it.milan.cidrs = null),
  UNREADABLE_KEY(
      FailureType.FORBIDDEN,
      "can't read the Secret authentication-keys",
      it -> it.rome.identityKey = null),
  TERMINATING_NAMESPACE(
      FailureType.CONFLICT,
      "namespace liqo-tenant-rome on milan is being deleted",
      it -> it.milan.objects.put(FakePair.NAMESPACE, Map.of("terminating", "true"))),
  STUCK_CREDENTIALS(
      FailureType.STALE_CREDENTIALS,
      "credentials on rome have been stuck in deletion since an earlier unpeer (Renew milan)",
      "{'repair': true}",
      it -> {
        it.rome.stuck.add(ObjectReference.of("Renew", "milan"));
        it.milan.objects.put("RenewCopy", Map.of());
      }),
  STUCK_CREDENTIALS_AND_NO_PERMISSIONS(
      FailureType.STALE_CREDENTIALS,
      "grant the worker of milan the permissions to remove the copies: delete renews",
      it -> {
        it.rome.stuck.add(ObjectReference.of("Renew", "milan"));
        it.milan.missingForRepair.add(new Permission("delete", "authentication.liqo.io", "renews"));
      }) {
    @Override
    PeerRequest request() {
      return RequestJson.peer("{'repair': true}");
    }
  },
  SLICE_WITHOUT_IDENTITY(
      FailureType.CONFLICT,
      "ResourceSlice milan on rome exists without an identity",
      "{'onFailure': 'keep'}",
      it -> it.rome.objects.put("ResourceSlice", Map.of())),
  FOREIGN_NODE(
      FailureType.CONFLICT,
      "Node milan on rome was not created by Liqo",
      it -> it.rome.nameConflicts.add(ObjectReference.of("Node", "milan"))),
  LOST_PERMISSIONS(
      FailureType.CONFLICT,
      "Tenant rome on milan has lost its permissions (RoleBinding): add the module authentication",
      "{}",
      it -> {
        it.peered();
        it.milan.permissionsRevoked = true;
      }) {
    @Override
    PeerRequest request() {
      return RequestJson.peer("{'modules': ['offloading']}");
    }
  },
  DRAINED_TENANT_OF_ANOTHER_KEY(
      FailureType.CONFLICT,
      "milan has drained tenant rome and accepts no new credentials until it is activated",
      it -> {
        it.peered();
        it.milan.condition = TenantCondition.DRAINED;
        it.rome.identityKey = "a-new-key";
      }),
  CORDONED_TENANT(
      FailureType.RESOURCES_DENIED,
      "offloading is not usable, because milan has cordoned tenant rome",
      it -> {
        it.peer(RequestJson.peer("{'modules': ['authentication']}"));
        it.calls.clear();
        it.milan.condition = TenantCondition.CORDONED;
      }) {
    @Override
    PeerRequest request() {
      return RequestJson.peer("{'requireReady': true}");
    }
  },
  FOREIGN_CERTIFICATE(
      FailureType.STALE_CREDENTIALS,
      "belongs to another key or request, or has expired",
      "{'repair': true}",
      it -> it.milan.objects.put(FakePair.CERTIFICATE, Map.of("key", "key-of-another-life"))),
  EXPIRED_CERTIFICATE(
      FailureType.STALE_CREDENTIALS,
      "belongs to another key or request, or has expired",
      "{'repair': true}",
      it ->
          it.milan.objects.put(
              FakePair.CERTIFICATE,
              Map.of("key", "key-of-rome", "notAfter", Instant.EPOCH.toString()))),
  LIVING_GATEWAY(
      FailureType.CONFLICT,
      "the existing gateway server on milan differs (port is 51840, requested 4000)",
      "{'replaceGateway': true, 'gateway': {'port': 4000}}",
      it -> it.peered()) {
    @Override
    PeerRequest request() {
      return RequestJson.peer("{'gateway': {'port': 4000}}");
    }
  },
  OFFLOADING_ALONE(
      FailureType.CONFLICT,
      "rome→milan is not authenticated, and offloading needs that",
      "{'modules': ['authentication', 'offloading']}",
      it -> {}) {
    @Override
    PeerRequest request() {
      return RequestJson.peer("{'modules': ['offloading']}");
    }
  };

  final FailureType type;
  final String sentence;
  final String healing;
  private final Consumer<PeeringTestEnvironment> event;

  RefusalScenarios(FailureType type, String sentence, Consumer<PeeringTestEnvironment> event) {
    this(type, sentence, "", event);
  }

  RefusalScenarios(
      FailureType type, String sentence, String healing, Consumer<PeeringTestEnvironment> event) {
    this.type = type;
    this.sentence = sentence;
    this.healing = healing;
    this.event = event;
  }

  void happen(PeeringTestEnvironment environment) {
    event.accept(environment);
  }

  /** The request that must be refused. */
  PeerRequest request() {
    return PeerRequest.of("rome", "milan");
  }

  boolean canBeHealed() {
    return !healing.isEmpty();
  }
}
