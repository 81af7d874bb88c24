package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DailyBudgetTest {
  private Instant now = Instant.parse("2026-11-20T23:59:59Z");
  private final SpentStore store = SpentStore.inMemory();
  private final DailyBudget budget = new DailyBudget(3, 1000, store, () -> now);

  @Test
  void callsAreCountedByNamespaceAndDay() {
    assertThat(budget.take("a", 1)).isTrue();
    assertThat(budget.take("a", 1)).isTrue();
    assertThat(budget.take("a", 1)).isTrue();
    assertThat(budget.take("a", 1)).isFalse();
    assertThat(budget.take("b", 1)).isTrue();
    now = Instant.parse("2026-11-21T00:00:00Z");
    assertThat(budget.take("a", 1)).isTrue();
  }

  @Test
  void whatIsUnderWayCountsAsMuchAsItMayTake() {
    assertThat(budget.take("a", 800)).isTrue();
    assertThat(budget.take("a", 800)).isFalse();
    budget.settle("a", 800, 100);
    assertThat(budget.take("a", 800)).isTrue();
    assertThat(store.read("a").orElseThrow().tokens()).isEqualTo(900);
  }

  @Test
  void whatEndsOnTheNextDayLeavesNoDebt() {
    budget.take("a", 800);
    now = Instant.parse("2026-11-21T00:00:01Z");
    budget.settle("a", 800, 100);
    assertThat(store.read("a").orElseThrow().tokens()).isZero();
  }

  @Test
  void aRestartGivesNoNewBudget() {
    budget.take("a", 1000);
    assertThat(new DailyBudget(3, 1000, store, () -> now).take("a", 1)).isFalse();
  }

  @Test
  void manyAtOnceDoNotExceedIt() {
    var wide = new DailyBudget(1000, 1000, store, () -> now);
    var granted = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.submit(
            () -> {
              if (wide.take("a", 100)) {
                granted.incrementAndGet();
              }
            });
      }
    }
    assertThat(granted).hasValue(10);
  }
}
