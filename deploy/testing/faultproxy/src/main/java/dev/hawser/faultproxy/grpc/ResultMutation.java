package dev.hawser.faultproxy.grpc;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;

/** What arrives at the server instead of the JSON that an activity returned. */
public enum ResultMutation {
  /** No result, as that of an activity that returns nothing. */
  NO_RESULT(""),
  NOT_JSON("{"),
  OTHER_TYPE("\"done\""),
  NO_FIELDS("{}"),
  /** More than any result has, and less than the server refuses. */
  TOO_LARGE("{\"text\": \"" + "x".repeat(1_500_000) + "\"}");

  private final ByteString json;

  ResultMutation(String json) {
    this.json = ByteString.copyFromUtf8(json);
  }

  Payloads of(Payloads result) {
    var mutated = result.toBuilder().clearPayloads();
    if (json.isEmpty()) return mutated.build();
    for (Payload each : result.getPayloadsList()) {
      mutated.addPayloads(each.toBuilder().setData(json));
    }
    return mutated.build();
  }
}
