package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.admission.AdmissionChain;
import dev.hawser.apiserver.admission.AdmissionRequest;
import dev.hawser.apiserver.admission.AdmissionRequest.Operation;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.schema.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets admission and validation have their say. */
final class WriteChecks {
  private final AdmissionChain admissions;

  WriteChecks(AdmissionChain admissions) {
    this.admissions = admissions;
  }

  ObjectNode create(RequestTarget target, ObjectNode object, WriteContext caller) {
    ObjectNode admitted = admit(Operation.CREATE, target, object, Optional.empty(), caller);
    validate(target.type(), admitted, MissingNode.getInstance());
    return admitted;
  }

  ObjectNode update(RequestTarget target, ObjectNode object, ObjectNode old, WriteContext caller) {
    ObjectNode admitted = admit(Operation.UPDATE, target, object, Optional.of(old), caller);
    validate(target.type(), admitted, old);
    return admitted;
  }

  void delete(RequestTarget target, ObjectNode old, WriteContext caller) {
    admit(Operation.DELETE, target, old.deepCopy(), Optional.of(old), caller);
  }

  private ObjectNode admit(
      Operation operation,
      RequestTarget target,
      ObjectNode object,
      Optional<ObjectNode> old,
      WriteContext caller) {
    return admissions.admit(
        new AdmissionRequest(
            operation, target.type(), target.subresource(), object, old, caller.user()));
  }

  private static void validate(ResourceType type, ObjectNode object, JsonNode old) {
    List<StatusCause> causes = new ArrayList<>(MetadataRules.check(type, object));
    if (old.isObject()) causes.addAll(MetadataRules.checkChange(object, old));
    causes.addAll(KindRules.of(type).check(object, old));
    causes.addAll(Validation.of(object, old, type.schema()));
    if (!causes.isEmpty()) {
      throw ApiFailure.invalid(type.invalidSubject(ObjectMeta.name(object)), causes);
    }
  }
}
