package dev.hawser.activity;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An amount of a resource in Kubernetes' notation. Two of them are equal when they are the same
 * amount: 1 is 1000m, 1Gi is 1024Mi.
 *
 * @param amount in the resource's base unit
 */
public record Quantity(BigDecimal amount) {
  private static final Pattern NOTATION =
      Pattern.compile(
          "\\+?(\\d+\\.?\\d*|\\.\\d+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE]-?\\d{1,2})?");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final int LONGEST = 40;
  private static final int UNIT = DECIMAL.indexOf("");

  public Quantity {
    amount = amount.stripTrailingZeros();
  }

  /**
   * Reads one that is not negative.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Quantity parse(String text) {
    var match = NOTATION.matcher(text);
    if (text.length() > LONGEST || !match.matches()) {
      throw new IllegalArgumentException(
          ValueRules.quoted(text)
              + ": use a quantity that is not negative, such as 2, 500m or 4Gi");
    }
    var number = new BigDecimal(match.group(1));
    return new Quantity(number.multiply(factor(match.group(2) == null ? "" : match.group(2))));
  }

  /** Whether it is a whole number of units. */
  public boolean isWhole() {
    return amount.scale() <= 0;
  }

  private static BigDecimal factor(String suffix) {
    if (suffix.matches("[eE]-?\\d+"))
      return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    if (DECIMAL.contains(suffix))
      return BigDecimal.ONE.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - UNIT));
    return BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix));
  }
}
