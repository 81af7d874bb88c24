package dev.loadtest.controller.observe.evidence;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import java.util.Optional;
import java.util.stream.Stream;

/** When an event happened; what is repeated is one event with a first and a last time. */
final class EventTimes {
  private EventTimes() {}

  /** The first of its times that lies within. */
  static Optional<String> within(Event event, Window window) {
    return Stream.of(
            event.getFirstTimestamp(),
            Optional.ofNullable(event.getEventTime()).map(t -> t.getTime()).orElse(null),
            event.getLastTimestamp(),
            Optional.ofNullable(event.getSeries())
                .map(EventSeries::getLastObservedTime)
                .map(t -> t.getTime())
                .orElse(null))
        .flatMap(t -> window.within(t).stream())
        .findFirst();
  }
}
