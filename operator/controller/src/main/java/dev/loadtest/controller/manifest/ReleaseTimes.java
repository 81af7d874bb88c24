package dev.loadtest.controller.manifest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When each runner was released, by the operator's clock, as it is noted on the Job: the first
 * time, then each runner's distance from it, e.g. {@code 1763696400123:0,4,2}. Unit: epoch ms and
 * ms.
 */
public record ReleaseTimes(List<Long> epochMs) {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,15}:[0-9]{1,9}(,[0-9]{1,9})*");

  public ReleaseTimes {
    epochMs = List.copyOf(epochMs);
  }

  /** Empty for a text that is none: annotations can be edited by anyone. */
  public static Optional<ReleaseTimes> parse(String noted) {
    return FORM.matcher(noted).matches() ? Optional.of(read(noted)) : Optional.empty();
  }

  private static ReleaseTimes read(String noted) {
    int colon = noted.indexOf(':');
    long first = Long.parseLong(noted.substring(0, colon));
    return new ReleaseTimes(
        Arrays.stream(noted.substring(colon + 1).split(","))
            .map(offset -> first + Long.parseLong(offset))
            .toList());
  }

  /** Of a runner; empty for one that was not there. */
  public OptionalLong of(int index) {
    return index < epochMs.size() ? OptionalLong.of(epochMs.get(index)) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    long first = epochMs.stream().min(Comparator.naturalOrder()).orElseThrow();
    return first
        + ":"
        + epochMs.stream().map(ms -> Long.toString(ms - first)).collect(Collectors.joining(","));
  }
}
