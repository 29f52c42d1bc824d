package dev.hawser.liqo.requests;

/**
 * How many requests one cluster gets.
 *
 * @param perSecond on average
 * @param burst at most this many at once, when there were none for a while
 * @param reserve this part of the burst is not for waits, so that steps need not queue behind them
 */
public record RequestRate(int perSecond, int burst, int reserve) {
  public RequestRate {
    if (perSecond < 1 || reserve < 0 || burst <= reserve) {
      throw new IllegalArgumentException(
          "%s requests per second, %s at once, %s in reserve: not a rate"
              .formatted(perSecond, burst, reserve));
    }
  }
}
