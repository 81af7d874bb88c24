package dev.loadtest.core.baseline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a finished run that later ones are compared with; a few hundred bytes.
 *
 * @param run its name
 * @param completed when its verdict was final. RFC 3339 time
 * @param admission whether it counts
 * @param image the runner image, since another one may measure otherwise
 * @param points by {@link Measure} as written
 * @param surroundings how the machines were
 * @param passed whether its verdict was a pass
 * @param revision of the workload under test, where it is known and was the same all the time
 * @param declared reasons of the declared changes that its numbers were taken for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KeptRun(
    String run,
    String completed,
    Admission admission,
    String image,
    SortedMap<String, Point> points,
    Surroundings surroundings,
    boolean passed,
    List<String> declared,
    String revision) {

  @JsonCreator
  public KeptRun {
    points = points == null ? Collections.emptySortedMap() : copy(points);
    surroundings = surroundings == null ? Surroundings.UNKNOWN : surroundings;
    declared = declared == null ? List.of() : List.copyOf(declared);
  }

  /** Of a run that no declared change was seen in. */
  public KeptRun(
      String run,
      String completed,
      Admission admission,
      String image,
      SortedMap<String, Point> points,
      Surroundings surroundings,
      boolean passed) {
    this(run, completed, admission, image, points, surroundings, passed, List.of(), null);
  }

  /**
   * A number.
   *
   * @param value in the measure's unit (ms, ratio, /s)
   * @param samples how many samples are behind it; for a rate the denominator
   * @param key of what changes the measurement: values of different keys are not compared
   * @param steady the same over the steady stages only; null where there are none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(double value, long samples, String key, Double steady) {}

  public Optional<Point> point(Measure measure) {
    return point(measure.toString());
  }

  /** The same by the measure as written. */
  public Optional<Point> point(String measure) {
    return Optional.ofNullable(points.get(measure));
  }

  public KeptRun with(Admission other) {
    return new KeptRun(
        run, completed, other, image, points, surroundings, passed, declared, revision);
  }

  public boolean counts() {
    return admission == Admission.Admitted || admission == Admission.Accepted;
  }

  private static SortedMap<String, Point> copy(Map<String, Point> points) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(points));
  }
}
