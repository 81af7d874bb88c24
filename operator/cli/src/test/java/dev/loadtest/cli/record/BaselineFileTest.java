package dev.loadtest.cli.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.baseline.RunHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history comes back as it went; what is none says why. */
class BaselineFileTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  @TempDir Path folder;

  @Test
  void historyComesBackAsItWas() throws Exception {
    Records.save(folder, 100, 101, 99, 100, 102, 100);
    RunHistory history = Records.history(folder);
    Path file = folder.resolve("new/perf-baseline.json");
    BaselineFile.write(file, "shop", history, NOON);
    BaselineFile back = BaselineFile.read(file).orElseThrow();
    assertThat(back.test()).contains("shop");
    assertThat(back.history()).isEqualTo(history);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file); // no draft stays behind
    }
  }

  @Test
  void everyNumberHasItsLine() throws Exception {
    Records.save(folder, 100);
    String text = BaselineFile.text("shop", Records.history(folder), NOON);
    assertThat(text)
        .startsWith(
            """
            {
              "version": 1,
              "test": "shop",
              "exported": "2026-11-21T12:00:00Z",
              "anchors": [
                {
                  "threshold": "p95",
                  "metric": "http_req_duration",
                  "expression": "p(95)<500",
                  "levels": [99.9586],
            """)
        .containsPattern(
            "\n        \"p\\(95\\) http_req_duration\": \\{\"value\": 99.9586, \"samples\": 1000, .*}")
        .endsWith("}\n");
  }

  @Test
  void aHistoryWithoutHeadIsReadToo() {
    assertThat(BaselineFile.parse("{\"runs\": []}", "x"))
        .isEqualTo(new BaselineFile(java.util.Optional.empty(), RunHistory.EMPTY));
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path real = folder.resolve("real.json");
    BaselineFile.write(real, "shop", RunHistory.EMPTY, NOON);
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    BaselineFile.write(link, "other", RunHistory.EMPTY, NOON);
    assertThat(link).isSymbolicLink();
    assertThat(BaselineFile.read(real).orElseThrow().test()).contains("other");
  }

  @Test
  void noFileIsNoBaseline() throws Exception {
    assertThat(BaselineFile.read(folder.resolve("none.json"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no JSON | x is no baseline: Unrecognized token
          {} | x is no baseline: it has neither runs nor anchors
          {"version": 1, "test": "shop", "status": {}} | neither runs nor anchors
          {"version": 2, "runs": []} | x is a baseline of version 2; this command knows version 1
          {"runs": [7]} | x is no baseline: Cannot construct instance
          {"runs": [{"completed": "2026-11-21T12:00:00Z"}]} | runs[0].run is missing
          {"runs": [{"run": "a", "completed": "2026-11-21T12:00:00Z"}]} | runs[0].admission is missing
          {"runs": [{"run": "a", "admission": "Admitted"}]} | runs[0].completed is no RFC 3339 time: null
          {"runs": [{"run": "a", "admission": "Admitted", "completed": "today"}]} | RFC 3339 time: today
          {"runs": [{"run": "a", "admission": "Perhaps"}]} | not one of the values accepted
          {"runs": [{"run": "a", "admission": "Admitted", "completed": "2026-11-21T12:00:00Z", "points": {"p95": {}}}]} | runs[0].points["p95"] is no number such as
          {"runs": [{"run": "a", "admission": "Admitted", "completed": "2026-11-21T12:00:00Z", "points": {"p(95) latency": {}}}]} | needs a value and a key
          {"anchors": [{}]} | anchors[0].threshold is missing
          {"anchors": [{"threshold": "t", "metric": "m", "expression": "?"}]} | anchors[0] has no metric and expression
          """)
  void whatIsNoBaselineSaysWhy(String json, String message) {
    assertThatThrownBy(() -> BaselineFile.parse(json, "x"))
        .isInstanceOf(MissingInput.class)
        .hasMessageContaining(message);
  }
}
