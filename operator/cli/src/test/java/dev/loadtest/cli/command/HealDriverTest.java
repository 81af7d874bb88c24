package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.Proposal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import dev.loadtest.core.lifecycle.HealStep;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heals over a file: killed at every step, with people at work on the file meanwhile. */
class HealDriverTest {
  private static final String BEFORE =
      "apiVersion: loadtest.dev/v1alpha1\r\nkind: LoadTest\r\nmetadata: {name: shop} # 🛒\r\nspec:\r\n"
          + "  script: {inline: x}\r\n  thresholds:\r\n"
          + "  - {name: p95,  metric: http_req_duration, expression: 'p(95)<400'} # agreed\r\n"
          + "  healing: {mode: Apply}   # last line without an end";
  private static final String AFTER = BEFORE.replace("<400", "<440");
  private static final double FAST = 100;
  private static final double SLOW = 600;

  @TempDir Path folder;

  private int runs;
  private double p95 = FAST;

  /** A kill. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void proposed() throws IOException {
    Files.writeString(file(), BEFORE);
    driver(Integer.MAX_VALUE).begin(heal());
  }

  @Test
  void theFileIsChangedInOneLineAndKeepsItsRights() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw----"));
    driver(Integer.MAX_VALUE).settle(Verbs.NONE);
    assertThat(text()).isEqualTo(AFTER);
    assertThat(state()).isEqualTo(State.Confirmed);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-rw----");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file(), folder.resolve(".loadtest"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedAfterEachWriteTheNextOneFinishes(boolean confirmed) throws IOException {
    for (int kill = 1; kill <= 8; kill++) {
      Files.writeString(file(), BEFORE);
      new HealStore(records()).save("shop", dev.loadtest.core.heal.HealHistory.EMPTY);
      clearRuns();
      p95 = confirmed ? FAST : SLOW;
      driver(Integer.MAX_VALUE).begin(heal());
      killedAt(kill);
      assertThat(text()).isIn(BEFORE, AFTER);
      driver(Integer.MAX_VALUE).settle(Verbs.NONE);
      assertThat(state()).as("killed at %d", kill).isEqualTo(end(confirmed));
      assertThat(text()).isEqualTo(confirmed ? AFTER : BEFORE);
      assertThat(runs).isEqualTo(1);
    }
  }

  @Test
  void aPersonWhoEditsAnotherLineKeepsIt() throws IOException {
    p95 = SLOW;
    killedAt(3);
    assertThat(text()).isEqualTo(AFTER);
    Files.writeString(file(), AFTER.replace("# agreed", "# agreed again"));
    driver(Integer.MAX_VALUE).settle(Verbs.NONE);
    assertThat(state()).isEqualTo(State.Reverted);
    assertThat(text()).isEqualTo(BEFORE.replace("# agreed", "# agreed again"));
  }

  @Test
  void aPersonWhoEditsTheThresholdWins() throws IOException {
    killedAt(3);
    Files.writeString(file(), BEFORE.replace("<400", "<500"));
    driver(Integer.MAX_VALUE).settle(Verbs.NONE);
    assertThat(state()).isEqualTo(State.Superseded);
    assertThat(text()).isEqualTo(BEFORE.replace("<400", "<500"));
  }

  @Test
  void aFileThatCannotBeEditedIsLeft() throws IOException {
    String shared =
        BEFORE.replace("{name: p95,  metric", "&t {name: p95,  metric")
            + "\r\n---\r\n{{ template }}\r\n";
    Files.writeString(file(), shared);
    try {
      driver(Integer.MAX_VALUE).settle(Verbs.NONE);
    } catch (dev.loadtest.cli.MissingInput unreadable) {
      assertThat(unreadable).hasMessageContaining("template");
    }
    assertThat(text()).isEqualTo(shared);
  }

  private static State end(boolean confirmed) {
    return confirmed ? State.Confirmed : State.Reverted;
  }

  private void killedAt(int step) throws IOException {
    try {
      driver(step).settle(Verbs.NONE);
    } catch (Killed expected) {
      // goes on with the next driver
    }
  }

  /** It is killed in the step of this number: before a run, or after a state was written. */
  private HealDriver driver(int kill) {
    int[] steps = {0};
    Runnable step =
        () -> {
          if (++steps[0] == kill) {
            throw new Killed();
          }
        };
    return new HealDriver(
        "shop",
        new HealedManifest(file(), "shop", Optional.empty()),
        records(),
        Optional.empty(),
        prove -> {
          step.run();
          run(prove);
          step.run();
          return true;
        },
        moved -> step.run(),
        Clock.systemUTC());
  }

  private void run(HealStep.Prove prove) throws IOException {
    runs++;
    Records.save(records(), Records.record(prove.run(), runs, p95, "p(95)<500"));
  }

  private void clearRuns() throws IOException {
    runs = 0;
    try (var kept = Files.list(records().resolve("shop"))) {
      for (Path run : kept.filter(f -> f.getFileName().toString().startsWith("shop-")).toList()) {
        Files.delete(run);
      }
    }
  }

  private Heal heal() throws IOException {
    var manifest = new HealedManifest(file(), "shop", Optional.empty());
    var change = new Change.ThresholdMoved("p95", "http_req_duration", "p(95)<400", "p(95)<440");
    var proposal =
        new Proposal(
            "h1234abcd",
            "shop-1",
            List.of(new ProposedChange(change, "ThresholdInNoiseBand", "p95 is normally 402 ms")),
            90,
            Proposal.Source.Rules,
            List.of());
    String digest = ExecutionDigest.of(SpecEdits.spec(manifest.object(text())));
    return Heal.of(proposal, Mode.Apply, digest, "2026-11-21T12:00:00Z");
  }

  private State state() throws IOException {
    return new HealStore(records()).read("shop").latest().orElseThrow().state();
  }

  private String text() throws IOException {
    return Files.readString(file());
  }

  private Path file() {
    return folder.resolve("shop.yaml");
  }

  private Path records() {
    return folder.resolve(".loadtest");
  }
}
