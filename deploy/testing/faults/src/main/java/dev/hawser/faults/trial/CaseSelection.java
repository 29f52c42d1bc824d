package dev.hawser.faults.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that select cases: {@code --case}, {@code --sample} and {@code --seed}. */
public final class CaseSelection {
  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description = "only cases whose name contains this text; may be repeated")
  private List<String> texts = List.of();

  @Option(
      names = "--sample",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "60",
      description = "only N of them, drawn at random; without a number: ${FALLBACK-VALUE}")
  private @Nullable Integer sample;

  @Mixin private Seed seed = new Seed();

  /** The seed by which {@link #from} draws. */
  public long seed() {
    return seed.value();
  }

  /** The selected cases in random order; the same for the same seed. */
  public <C extends TrialCase> List<C> from(List<C> cases) {
    var selected = new ArrayList<>(cases.stream().filter(this::isNamed).toList());
    Collections.shuffle(selected, new Random(seed()));
    int number = sample == null ? selected.size() : Math.min(sample, selected.size());
    return List.copyOf(selected.subList(0, number));
  }

  private boolean isNamed(TrialCase trialCase) {
    return texts.isEmpty() || texts.stream().anyMatch(trialCase.name()::contains);
  }
}
