package dev.loadtest.cli.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.spec.History;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records come back as they went, and old ones go. */
class RecordStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  @Test
  void recordComesBackAsItWas() throws Exception {
    RunRecord record = record("shop-1", NOON, Verdict.Failed, Optional.of(summary()));
    RunRecord back = RecordJson.read(RecordJson.write(record));
    assertThat(RecordJson.write(back)).isEqualTo(RecordJson.write(record));
    assertThat(back.summary()).isEqualTo(record.summary());
  }

  @Test
  void recordWithoutMeasurementsComesBackToo() throws Exception {
    RunRecord record = record("shop-1", NOON, Verdict.Error, Optional.empty());
    RunRecord back = RecordJson.read(RecordJson.write(record));
    assertThat(RecordJson.write(back)).isEqualTo(RecordJson.write(record));
    assertThat(back.summary()).isEqualTo(record.summary());
  }

  @Test
  void severalAttemptsComeBackToo() throws Exception {
    RunRecord one = record("shop-1", NOON, Verdict.Passed, Optional.of(summary()));
    RunRecord record =
        new RunRecord(
            one.test(),
            one.run(),
            one.started(),
            one.manifest(),
            one.digest(),
            one.spec(),
            one.definedTarget(),
            one.status(),
            one.summary(),
            List.of(summary(), summary(), summary()),
            one.log());
    assertThat(RecordJson.read(RecordJson.write(record)).attempts()).isEqualTo(record.attempts());
    assertThat(RecordJson.read(RecordJson.write(one)).attempts()).containsExactly(summary());
  }

  @Test
  void theHistoryComesBackAndIsNoRecord() throws Exception {
    HistoryStore store = new HistoryStore(folder);
    assertThat(store.read("shop")).isEqualTo(RunHistory.EMPTY);
    var history =
        RunHistory.EMPTY.with(
            new KeptRun("shop-1", NOON.toString(), Admission.Admitted, "k6:1", null, null, true));
    store.save("shop", history);
    assertThat(store.read("shop")).isEqualTo(history);
    assertThat(new RecordStore(folder).list(Optional.empty())).isEmpty();
    Files.writeString(folder.resolve("shop/baseline.json"), "{");
    assertThatThrownBy(() -> store.read("shop"))
        .hasMessageContaining("remove it to learn anew what is normal");
  }

  @Test
  void foreignFilesArePassedOver() throws Exception {
    RecordStore store = new RecordStore(folder);
    store.save(record("shop-1", NOON, Verdict.Passed, Optional.empty()), History.defaults());
    Files.writeString(folder.resolve("shop/notes.json"), "{\"version\": 7}");
    Files.writeString(folder.resolve("shop/other.json"), "no JSON");
    assertThat(store.list(Optional.empty())).extracting(RunRecord::run).containsExactly("shop-1");
    assertThatThrownBy(() -> RecordJson.read("{}")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oldRecordsGoPassedAndFailedApart() throws Exception {
    RecordStore store = new RecordStore(folder);
    for (int i = 0; i < 8; i++) {
      Verdict verdict = i % 2 == 0 ? Verdict.Passed : Verdict.Failed;
      store.save(
          record("shop-" + i, NOON.plusSeconds(i), verdict, Optional.empty()), new History(2, 1));
    }
    assertThat(store.list(Optional.of("shop")))
        .extracting(RunRecord::run)
        .containsExactly("shop-4", "shop-6", "shop-7");
    assertThat(store.find("latest").orElseThrow().run()).isEqualTo("shop-7");
    assertThat(store.find("shop-0")).isEmpty();
  }

  @Test
  void noDraftStaysBehind() throws Exception {
    new RecordStore(folder)
        .save(record("shop-1", NOON, Verdict.Passed, Optional.empty()), History.defaults());
    try (var files = Files.list(folder.resolve("shop"))) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("shop-1.json"));
    }
  }

  private static RunRecord record(
      String run, Instant started, Verdict verdict, Optional<RunSummary> summary) throws Exception {
    var judgement =
        new Judgement(verdict, Classification.Stable, "Some", "Because.", List.of(), List.of());
    var status =
        new RunProjection(Optional.empty(), 0, NOON)
            .finished(new Conclusion(judgement, summary), Optional.empty(), null, null);
    LoadTestSpec spec =
        new ObjectMapper()
            .readValue(
                """
                {"script": {"inline": "export default () => {}"}, "thresholds": [{"name": "p95",
                 "metric": "http_req_duration", "expression": "p(95)<500"}],
                 "load": {"executor": "RampingVUs", "stages": [{"duration": "1s", "target": 2}]}}
                """,
                LoadTestSpec.class);
    return new RunRecord(
        "shop",
        run,
        started,
        "shop.yaml",
        "0f1e",
        spec,
        Optional.empty(),
        status,
        summary,
        summary.stream().toList(),
        List.of("a line"));
  }

  private static RunSummary summary() {
    return new RunSummary(
        "shop-1",
        1,
        1000,
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new Timeline(1000, List.of()),
        List.of(),
        List.of());
  }
}
