package dev.loadtest.core.summary;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A summary and its time line as JSON, for the run's record and its artifacts. */
public final class SummaryJson {
  private SummaryJson() {}

  /** Reads back as an equal summary. */
  public static String write(RunSummary summary) {
    return written(summary);
  }

  /** Throws IllegalArgumentException for anything that {@link #write} did not write. */
  public static RunSummary read(String json) {
    return read(json, RunSummary.class);
  }

  /** The time line alone, at most 32 KB. */
  public static String writeTimeline(Timeline timeline) {
    return written(timeline);
  }

  /** Throws IllegalArgumentException for anything that {@link #writeTimeline} did not write. */
  public static Timeline readTimeline(String json) {
    return read(json, Timeline.class);
  }

  private static String written(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and names can always be written", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a run's record: " + e.getOriginalMessage(), e);
    }
  }
}
