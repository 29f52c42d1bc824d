package dev.hawser.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.admission.AdmissionPlugin;
import dev.hawser.apiserver.admission.AdmissionRequest;
import dev.hawser.apiserver.failure.ApiFailure;

/** An admission policy that denies the deletion of Tenants while it is enabled. */
final class DenyTenantDeletion implements AdmissionPlugin {
  private volatile boolean enabled;

  void setEnabled(boolean on) {
    this.enabled = on;
  }

  @Override
  public ObjectNode admit(AdmissionRequest request) {
    boolean deletesTenant =
        request.operation() == AdmissionRequest.Operation.DELETE
            && request.concerns("authentication.liqo.io", "Tenant");
    if (enabled && deletesTenant) {
      throw ApiFailure.denied("policy.example.org", 403, "the auditors keep tenants");
    }
    return request.object();
  }
}
