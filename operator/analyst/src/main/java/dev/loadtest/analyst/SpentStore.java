package dev.loadtest.analyst;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what was spent, so that a restart does not give a new budget. */
public interface SpentStore {

  /** What was kept last for the namespace. */
  Optional<Spent> read(String namespace);

  void keep(String namespace, Spent spent);

  /** Forgets with the process: for tests and for the local world. */
  static SpentStore inMemory() {
    Map<String, Spent> kept = new ConcurrentHashMap<>();
    return new SpentStore() {
      @Override
      public Optional<Spent> read(String namespace) {
        return Optional.ofNullable(kept.get(namespace));
      }

      @Override
      public void keep(String namespace, Spent spent) {
        kept.put(namespace, spent);
      }
    };
  }
}
