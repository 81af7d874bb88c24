package dev.loadtest.core.heal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The heals and remedies of a test, oldest first, at most {@value #KEPT} of each. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HealHistory(List<Heal> heals, List<Remedy> remedies) {
  public static final int KEPT = 50;
  public static final HealHistory EMPTY = new HealHistory(List.of(), List.of());

  public HealHistory {
    heals = heals == null ? List.of() : List.copyOf(heals);
    remedies = remedies == null ? List.of() : List.copyOf(remedies);
  }

  /** With a heal as it stands now, or with a new one. */
  public HealHistory with(Heal heal) {
    var all = new ArrayList<>(heals);
    int known = indexOf(heal.id());
    if (known >= 0) {
      all.set(known, heal);
    } else {
      all.add(heal);
    }
    return new HealHistory(latest(all), remedies);
  }

  /** With a remedy as it stands now, or with a new one. */
  public HealHistory with(Remedy remedy) {
    var all = new ArrayList<>(remedies);
    all.removeIf(r -> r.id().equals(remedy.id()));
    all.add(remedy);
    return new HealHistory(heals, latest(all));
  }

  public Optional<Heal> heal(String id) {
    int known = indexOf(id);
    return known < 0 ? Optional.empty() : Optional.of(heals.get(known));
  }

  /** The one that is not at its end; there is at most one. */
  public Optional<Heal> current() {
    return heals.reversed().stream().filter(h -> !h.state().ended()).findFirst();
  }

  public Optional<Heal> latest() {
    return heals.isEmpty() ? Optional.empty() : Optional.of(heals.getLast());
  }

  /** The remedy that is not at its end. */
  public Optional<Remedy> currentRemedy() {
    return remedies.reversed().stream().filter(r -> !r.state().ended()).findFirst();
  }

  private int indexOf(String id) {
    for (int i = 0; i < heals.size(); i++) {
      if (heals.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private static <T> List<T> latest(List<T> all) {
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }
}
