package dev.hawser.sandbox.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.admission.AdmissionRequest;
import dev.hawser.sandbox.apiserver.admission.AdmissionRequest.Operation;
import dev.hawser.sandbox.apiserver.admission.Admissions;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.failure.Cause;
import dev.hawser.sandbox.apiserver.kind.ResourceType;
import dev.hawser.sandbox.apiserver.object.Meta;
import dev.hawser.sandbox.apiserver.schema.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets admission and validation have their say. */
final class Acceptance {
  private final Admissions admissions;

  Acceptance(Admissions admissions) {
    this.admissions = admissions;
  }

  ObjectNode create(Target target, ObjectNode object, Caller caller) {
    ObjectNode admitted = admit(Operation.CREATE, target, object, Optional.empty(), caller);
    validate(target.type(), admitted, MissingNode.getInstance());
    return admitted;
  }

  ObjectNode update(Target target, ObjectNode object, ObjectNode old, Caller caller) {
    ObjectNode admitted = admit(Operation.UPDATE, target, object, Optional.of(old), caller);
    validate(target.type(), admitted, old);
    return admitted;
  }

  void delete(Target target, ObjectNode old, Caller caller) {
    admit(Operation.DELETE, target, old.deepCopy(), Optional.of(old), caller);
  }

  private ObjectNode admit(
      Operation operation,
      Target target,
      ObjectNode object,
      Optional<ObjectNode> old,
      Caller caller) {
    return admissions.admit(
        new AdmissionRequest(
            operation, target.type(), target.subresource(), object, old, caller.user()));
  }

  private static void validate(ResourceType type, ObjectNode object, JsonNode old) {
    List<Cause> causes = new ArrayList<>(MetadataRules.check(type, object));
    if (old.isObject()) causes.addAll(MetadataRules.checkChange(object, old));
    causes.addAll(KindRules.of(type).check(object, old));
    causes.addAll(Validation.of(object, old, type.schema()));
    if (!causes.isEmpty()) {
      throw ApiFailure.invalid(type.invalidSubject(Meta.name(object)), causes);
    }
  }
}
