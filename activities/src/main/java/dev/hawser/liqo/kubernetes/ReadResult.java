package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.Permission;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a read that the credentials may not be allowed to make. What may not be read is
 * unknown, which is not the same as absent: nothing may be deleted, evicted or overwritten because
 * of it.
 */
public final class ReadResult<T> {
  private final @Nullable T value;
  private final @Nullable Permission missing;

  private ReadResult(@Nullable T value, @Nullable Permission missing) {
    this.value = value;
    this.missing = missing;
  }

  /** What was read. */
  public static <T> ReadResult<T> of(T value) {
    return new ReadResult<>(value, null);
  }

  /** Unknown, because this permission is missing. */
  public static <T> ReadResult<T> unknown(Permission missing) {
    return new ReadResult<>(null, missing);
  }

  public boolean isUnknown() {
    return missing != null;
  }

  /** The permission that the read would need; empty if it was allowed. */
  public Optional<Permission> missing() {
    return Optional.ofNullable(missing);
  }

  /** Whether this is known and true of what was read: false if it may not be read. */
  public boolean isCertain(Predicate<T> condition) {
    return missing == null && condition.test(value());
  }

  /**
   * What was read.
   *
   * @throws NoSuchElementException if it is unknown
   */
  public T value() {
    if (missing != null) throw new NoSuchElementException("may not " + missing);
    return Objects.requireNonNull(value);
  }

  /** A part of what was read; unknown if this is. */
  public <R> ReadResult<R> map(Function<T, R> part) {
    return missing == null ? of(part.apply(value())) : unknown(missing);
  }

  /**
   * What was read, or the other value if it is unknown. Only for words, views and waits: a decision
   * to delete must look at {@link #isUnknown}.
   */
  public T orIfUnknown(T other) {
    return missing == null ? value() : other;
  }
}
