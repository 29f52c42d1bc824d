package dev.hawser.starter.options;

import dev.hawser.activity.GatewayOptions.Location;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest.OnFailure;
import dev.hawser.starter.outcome.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an enum constant by its word in any case; the error for another word lists them all, as
 * what to use instead.
 */
public abstract class EnumConverter<T extends Enum<T>> implements ITypeConverter<T> {
  private final T[] values;
  private final Function<T, String> word;

  protected EnumConverter(T[] values, Function<T, String> word) {
    this.values = values;
    this.word = word;
  }

  @Override
  public T convert(String text) {
    return Arrays.stream(values)
        .filter(value -> word.apply(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("use " + choice(words())));
  }

  /** All words, in their order. */
  public List<String> words() {
    return Arrays.stream(values).map(word).toList();
  }

  private static String choice(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** Which cluster runs the gateway server. */
  public static final class ServerLocation extends EnumConverter<Location> {
    ServerLocation() {
      super(Location.values(), value -> value == Location.PROVIDER ? "Provider" : "Consumer");
    }
  }

  /** How the gateway server is exposed. */
  public static final class ServerType extends EnumConverter<ServiceType> {
    ServerType() {
      super(ServiceType.values(), ServiceType::word);
    }
  }

  /** Liqo's modules. */
  public static final class Modules extends EnumConverter<LiqoModule> {
    Modules() {
      super(LiqoModule.values(), value -> value.name().toLowerCase(Locale.ROOT));
    }
  }

  /** What happens to a peering that cannot be completed. */
  public static final class FailureAction extends EnumConverter<OnFailure> {
    FailureAction() {
      super(OnFailure.values(), value -> value == OnFailure.KEEP ? "keep" : "roll-back");
    }
  }

  /** How a peering is. */
  public static final class Verdicts extends EnumConverter<Verdict> {
    Verdicts() {
      super(Verdict.values(), Verdict::word);
    }

    /** Kubernetes would say Ready. */
    @Override
    public Verdict convert(String text) {
      return text.equalsIgnoreCase("Ready") ? Verdict.PEERED : super.convert(text);
    }
  }

  /** How results are printed. */
  public static final class OutputFormat extends EnumConverter<OutputFlags.Format> {
    OutputFormat() {
      super(OutputFlags.Format.values(), value -> value.name().toLowerCase(Locale.ROOT));
    }
  }
}
