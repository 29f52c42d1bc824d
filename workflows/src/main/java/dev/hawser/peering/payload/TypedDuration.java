package dev.hawser.peering.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.hawser.peering.GoDuration;
import java.io.IOException;
import java.time.Duration;

/**
 * A duration as people type it, in Go's form or in that of ISO 8601. A number is refused, because
 * its unit would be a guess.
 */
final class TypedDuration extends StdScalarDeserializer<Duration> {
  private static final long serialVersionUID = 1L;

  private TypedDuration() {
    super(Duration.class);
  }

  static SimpleModule module() {
    return new SimpleModule("typed durations").addDeserializer(Duration.class, new TypedDuration());
  }

  @Override
  public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (Duration) context.handleUnexpectedToken(Duration.class, json);
    }
    String text = json.getText().strip();
    try {
      return GoDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw context.weirdStringException(text, Duration.class, "no duration");
    }
  }
}
