package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.cluster.FakeApi;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.record.Records;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.summary.SummaryJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same commands on what the operator keeps. */
@Timeout(60)
class ClusterBaselineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEST =
      "{\"spec\": {\"script\": {\"inline\": \"x\"}, \"judgement\": {\"baseline\": {\"calibrationRuns\": 9}}}}";

  @TempDir Path folder;
  private FakeApi api;
  private RunHistory history;

  @BeforeEach
  void aTestWithSevenRuns() throws Exception {
    Records.save(folder, 100, 101, 99, 100, 102, 100, 180);
    history = Records.history(folder);
    api = new FakeApi();
    api.test("shop", TEST);
    keep(history);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void showTakesThePolicyAndTheReasonsFromTheCluster() throws Exception {
    Shell shown = baseline("show", "shop");
    assertThat(shown.exitCode()).as(shown.errors()).isZero();
    assertThat(shown.output())
        .contains("It is provisional: 6 of 9 runs.")
        .containsPattern("shop-6 +.* quarantined .*\n    Failed: too slow.");
  }

  @Test
  void exportWritesAFile() throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    baseline("export", "shop", "-o", file.toString());
    assertThat(BaselineFile.read(file).orElseThrow().history()).isEqualTo(history);
  }

  @Test
  void importAddsToWhatTheOperatorKeeps() throws Exception {
    keep(new RunHistory(history.runs().subList(3, 7), history.anchors()));
    Shell imported = importRuns(0, 4);
    assertThat(imported.output())
        .as(imported.errors())
        .isEqualTo("ConfigMap shop-baseline of namespace load: 7 runs, 4 before.\n");
    assertThat(kept()).isEqualTo(history);
  }

  @Test
  void whatTheOperatorWritesMeanwhileIsNotLost() throws Exception {
    keep(new RunHistory(history.runs().subList(0, 2), history.anchors()));
    api.before("PUT", () -> keep(new RunHistory(history.runs().subList(0, 6), history.anchors())));
    Shell imported = importRuns(6, 7);
    assertThat(imported.exitCode()).as(imported.errors()).isZero();
    assertThat(kept().runs()).hasSize(7);
  }

  @Test
  void importBeginsTheBaselineOfATestThatNeverRan() throws Exception {
    api.test("checkout", TEST);
    Path file = folder.resolve("perf-baseline.json");
    BaselineFile.write(file, "checkout", history, Instant.EPOCH);
    baseline("import", "checkout", file.toString());
    JsonNode made = api.configMap("checkout-baseline").orElseThrow();
    assertThat(made.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo("uid-checkout");
    assertThat(made.at("/metadata/labels/loadtest.dev~1test").asText()).isEqualTo("checkout");
  }

  @Test
  void missingRightsAreSaid() throws Exception {
    api.refuse("PUT", 403);
    assertThat(importRuns(0, 1))
        .returns(3, Shell::exitCode)
        .returns(
            "loadtest: you may not change the ConfigMap shop-baseline in namespace load; it takes the verbs get, create and update\n",
            Shell::errors);
    api.refuse("PATCH", 403);
    assertThat(baseline("accept", "shop", "shop-6").errors())
        .contains("you may not change the LoadTest shop");
    api.refuse("GET", 403);
    assertThat(baseline("show", "shop").errors())
        .contains("you may not read the ConfigMap shop-baseline");
  }

  @Test
  void acceptAsksTheOperator() throws Exception {
    assertThat(baseline("accept", "shop", "shop-6").output())
        .isEqualTo("The operator is asked to accept shop-6 as the new normal of shop.\n");
    assertThat(api.test("shop").at("/metadata/annotations").toString())
        .isEqualTo("{\"loadtest.dev/accept-baseline\":\"shop-6\"}");
    assertThat(baseline("accept", "shop", "shop-9").exitCode()).isEqualTo(3);
  }

  @Test
  void runsOfTheClusterAreCompared() throws Exception {
    run("shop-a", 100);
    run("shop-b", 130);
    Shell compared = Shell.run("compare", "shop-a", "shop-b", "--kubeconfig", kubeconfig());
    assertThat(compared.output())
        .as(compared.errors())
        .containsPattern("! p95 +100 ms +130 ms +\\+30 % worse\\? .* samples only")
        .containsPattern("A   shop-a   shop .* Passed");
    assertThat(Shell.run("compare", "shop-a", "shop-x", "--kubeconfig", kubeconfig()).errors())
        .isEqualTo("loadtest: no run shop-x is in namespace load\n");
  }

  @Test
  void aRunWhoseRecordIsGoneHasNoNumbers() throws Exception {
    run("shop-a", 100);
    api.run("shop-b", runJson());
    assertThat(Shell.run("compare", "shop-a", "latest", "--kubeconfig", kubeconfig()).exitCode())
        .isZero();
    assertThat(Shell.run("compare", "shop-a", "shop-b", "--kubeconfig", kubeconfig()).output())
        .contains("Nothing is kept of what shop-b measured.");
  }

  private void run(String name, double p95) throws Exception {
    api.run(name, runJson());
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(SummaryJson.write(Records.summary(name, p95)).getBytes(StandardCharsets.UTF_8));
    }
    api.configMap(
        name + "-record",
        JSON.createObjectNode()
            .set(
                "binaryData",
                JSON.createObjectNode()
                    .put(
                        "summary.json.gz",
                        Base64.getEncoder().encodeToString(packed.toByteArray())))
            .toString());
  }

  private static String runJson() {
    return """
        {"spec": {"loadTestRef": {"name": "shop"}, "snapshot": {"script": {"inline": "x"}}},
         "status": {"phase": "Finished", "verdict": "Passed", "classification": "Stable"}}
        """;
  }

  private Shell importRuns(int from, int to) throws Exception {
    Path file = folder.resolve("perf-baseline.json");
    BaselineFile.write(
        file, "shop", new RunHistory(history.runs().subList(from, to), null), Instant.EPOCH);
    return baseline("import", "shop", file.toString());
  }

  private void keep(RunHistory kept) {
    try {
      put("shop-baseline", "history.json", JSON.writeValueAsString(kept));
      put(
          "shop-ledger",
          "runs.json",
          "{\"finished\": 7, \"runs\": [{\"run\": \"shop-6\", \"completed\": \"2026-11-21T12:06:30Z\", \"message\": \"Failed: too slow.\"}]}");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String name, String key, String value) {
    var data = JSON.createObjectNode().put(key, value);
    api.configMap(name, JSON.createObjectNode().set("data", data).toString());
  }

  private RunHistory kept() throws Exception {
    return JSON.readValue(
        api.configMap("shop-baseline").orElseThrow().at("/data/history.json").asText(),
        RunHistory.class);
  }

  private Path kubeconfig() throws Exception {
    return api.kubeconfig(folder);
  }

  private Shell baseline(String... arguments) throws Exception {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "baseline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--kubeconfig";
    all[all.length - 1] = kubeconfig();
    return Shell.run(all);
  }
}
