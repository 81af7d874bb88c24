package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.EditRefused;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a document writes once and uses more than once: an edit of it would change other places,
 * too.
 *
 * @param used names of anchors that an alias refers to
 */
record Sharing(Set<String> used) {

  static Sharing of(Written document) {
    return new Sharing(
        document
            .all()
            .filter(Written.Alias.class::isInstance)
            .map(alias -> ((Written.Alias) alias).name())
            .collect(Collectors.toSet()));
  }

  /** Refuses an edit at a place that others share, or that takes away what they refer to. */
  void check(Place place) {
    if (place.itself().isPresent()) {
      if (place.there() instanceof Written.Alias alias) {
        throw Place.throughAlias(place.at(), alias);
      }
      place.there().all().forEach(written -> check(place, written));
    }
    for (Optional<Place> p = place.above(); p.isPresent(); p = p.get().above()) {
      check(p.get(), p.get().there());
    }
  }

  private void check(Place place, Written written) {
    written
        .anchor()
        .filter(used::contains)
        .ifPresent(
            name -> {
              throw new EditRefused(
                  "%s is used elsewhere as *%s: write it out there first"
                      .formatted(place.at().field(), name));
            });
  }
}
