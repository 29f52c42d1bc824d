package dev.hawser.simulator.networkingcontroller;

import java.util.regex.Pattern;

/** A range of IPv4 addresses. */
record Cidr(long address, int prefix) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  static Cidr parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not an IPv4 range: " + text);
    }
    long address = 0;
    for (int octet = 1; octet <= 4; octet++) {
      address = address << 8 | Integer.parseInt(match.group(octet));
    }
    return new Cidr(address, Integer.parseInt(match.group(5)));
  }

  long size() {
    return 1L << (32 - prefix);
  }

  boolean overlaps(Cidr other) {
    return address < other.address + other.size() && other.address < address + size();
  }

  boolean contains(Cidr other) {
    return prefix <= other.prefix && overlaps(other);
  }

  Cidr lowerHalf() {
    return new Cidr(address, prefix + 1);
  }

  Cidr upperHalf() {
    return new Cidr(address + size() / 2, prefix + 1);
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(
            address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255, prefix);
  }
}
