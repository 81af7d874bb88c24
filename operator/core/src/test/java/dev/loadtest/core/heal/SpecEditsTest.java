package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.Stage;
import dev.loadtest.core.spec.yaml.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecEditsTest {
  private static final JsonNode TEST =
      yaml(
          """
          spec:
            load:
              stages:
              - {duration: 5s, target: 10}
              - {name: spike, duration: 5s, target: 200}
              - {duration: 1m, target: 200}
            thresholds:
            - {name: p95, metric: http_req_duration, expression: p(95)<500}
            options: {discardResponseBodies: true, tags: {a: 1}}
            runner: {resources: {limits: {memory: 1Gi, cpu: 2}}}
          """);
  private static final JsonNode EMPTY = yaml("spec: {runner: null}");

  private static final Change SPLIT =
      new Change.StageSplit(
          "spike",
          List.of(new Stage("spike", "5s", 200)),
          List.of(
              new Stage("spike-1", "5s", 70),
              new Stage("spike-2", "5s", 140),
              new Stage("spike", "10s", 200)));

  static List<Change> changes() {
    return List.of(
        new Change.ThresholdMoved("p95", "http_req_duration", "p(95)<500", "p(95)<520"),
        new Change.ThresholdAdded("p99", "http_req_duration", "p(99)<900"),
        new Change.StageDuration("stage-3", "1m", "5m"),
        SPLIT,
        new Change.StageRemoved("spike", "200 in 5s"),
        new Change.RunnerResource("limits", "memory", "1Gi", "2Gi"),
        new Change.RunnerResource("limits", "cpu", "2", "3"),
        new Change.RunnerResource("requests", "cpu", "", "500m"),
        new Change.Runners(1, 2),
        new Change.Option("discardResponseBodies", "true", "false"),
        new Change.Option("tags", "{\"a\": 1}", ""),
        new Change.Option("noConnectionReuse", "", "true"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeLeadsFromWhereItComesFromToWhereItLeads(Change change) {
    assertThat(SpecEdits.originally(TEST, change)).isTrue();
    assertThat(SpecEdits.inPlace(TEST, change)).isFalse();

    List<SpecEdit> edits = SpecEdits.of(TEST, List.of(change));
    JsonNode after = SpecEdits.applied(TEST, edits);

    assertThat(SpecEdits.inPlace(after, change)).isTrue();
    assertThat(SpecEdits.originally(after, change)).isFalse();
    assertThat(SpecEdits.applied(after, SpecEdits.undo(TEST, edits))).isEqualTo(TEST);
    assertThatThrownBy(() -> SpecEdits.of(after, List.of(change))).isInstanceOf(EditRefused.class);
  }

  @Test
  void allChangesFitOneAfterTheOther() {
    List<Change> some =
        changes().stream().filter(c -> !(c instanceof Change.StageRemoved)).toList();

    JsonNode after = SpecEdits.applied(TEST, SpecEdits.of(TEST, some));

    assertThat(some).allMatch(change -> SpecEdits.inPlace(after, change));
  }

  @Test
  void aMovedThresholdIsOneEdit() {
    assertThat(written(changes().getFirst()))
        .containsExactly("replace /spec/thresholds/0/expression \"p(95)<520\"");
  }

  @Test
  void stagesThatKeepTheirNameAreEditedInPlaceAndUnnamedOnesKeepTheirs() {
    assertThat(written(SPLIT))
        .containsExactly(
            "add /spec/load/stages/1 {\"name\":\"spike-1\",\"duration\":\"5s\",\"target\":70}",
            "add /spec/load/stages/2 {\"name\":\"spike-2\",\"duration\":\"5s\",\"target\":140}",
            "replace /spec/load/stages/3/duration \"10s\"",
            "add /spec/load/stages/4/name \"stage-3\"");
  }

  @Test
  void anUnnamedStageThatIsSplitGetsItsName() {
    var split =
        new Change.StageSplit(
            "stage-3",
            List.of(new Stage("stage-3", "1m", 200)),
            List.of(new Stage("half", "30s", 100), new Stage("stage-3", "1m", 200)));

    assertThat(written(split))
        .containsExactly(
            "add /spec/load/stages/2 {\"name\":\"half\",\"duration\":\"30s\",\"target\":100}",
            "add /spec/load/stages/3/name \"stage-3\"");
  }

  @Test
  void severalStagesBecomeOthers() {
    var split =
        new Change.StageSplit(
            "spike",
            List.of(new Stage("spike", "5s", 200), new Stage("stage-3", "1m", 200)),
            List.of(new Stage("up", "10s", 200), new Stage("stage-3", "1m", 200)));

    assertThat(written(split))
        .containsExactly(
            "add /spec/load/stages/1 {\"name\":\"up\",\"duration\":\"10s\",\"target\":200}",
            "remove /spec/load/stages/2 null");
  }

  @Test
  void whatIsMissingAboveIsAdded() {
    assertThat(written(EMPTY, new Change.RunnerResource("limits", "cpu", "", "1")))
        .containsExactly("add /spec/runner {\"resources\":{\"limits\":{\"cpu\":\"1\"}}}");
    assertThat(written(EMPTY, new Change.Option("rps", "", "5")))
        .containsExactly("add /spec/options {\"rps\":5}");
    assertThat(written(EMPTY, new Change.Runners(1, 3))).containsExactly("add /spec/parallelism 3");
    assertThat(written(EMPTY, new Change.ThresholdAdded("p95", "m", "p(95)<1")))
        .containsExactly(
            "add /spec/thresholds [{\"name\":\"p95\",\"metric\":\"m\",\"expression\":\"p(95)<1\"}]");
  }

  @Test
  void whatDoesNotFitIsRefusedWithAReason() {
    assertRefused(
        new Change.ThresholdMoved("p99", "m", "a", "b"),
        "spec.thresholds: no threshold is named \"p99\"");
    assertRefused(
        new Change.ThresholdMoved("p95", "m", "a", "b"),
        "spec.thresholds[0].metric is \"http_req_duration\", and the change is about \"m\"");
    assertRefused(
        new Change.ThresholdMoved("p95", "http_req_duration", "p(95)<400", "p(95)<450"),
        "spec.thresholds[0].expression is \"p(95)<500\", and the change is from \"p(95)<400\"");
    assertRefused(
        new Change.ThresholdAdded("p95", "m", "a"),
        "spec.thresholds: a threshold is named \"p95\" already");
    assertRefused(
        new Change.StageDuration("end", "5s", "6s"), "spec.load.stages: no stage is named \"end\"");
    assertRefused(
        new Change.StageSplit("spike", List.of(new Stage("spike", "6s", 200)), List.of()),
        "spec.load.stages: the stages around \"spike\" are not those that the change is from");
    assertRefused(
        new Change.RunnerResource("limits", "cpu", "", "1"),
        "spec.runner.resources.limits.cpu is \"2\", and the change is from not set");
    assertRefused(new Change.Runners(2, 4), "spec.parallelism is 1, and the change is from 2");
    assertRefused(
        new Change.Option("tags", "{", ""), "spec.options.tags: the change is not written as JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replace | /spec/gone           | spec.gone: there is no such field
          remove  | /spec/thresholds/1   | spec.thresholds[1]: there is no such field
          remove  | /spec/thresholds/-   | spec.thresholds.-: there is no such field
          add     | /spec/thresholds/2   | spec.thresholds[2]: there is no such field
          add     | /spec/thresholds/01  | spec.thresholds[1]: there is no such field
          add     | /spec/a/b            | spec.a: there is no such field
          add     | spec                 | "spec" is no JSON Pointer: it must begin with /
          add     | ''                   | The object as a whole cannot be edited: name a field of it
          """)
  void anEditOfWhatIsNotThereIsRefused(SpecEdit.Op op, String path, String sentence) {
    assertThatThrownBy(() -> SpecEdits.applied(TEST, List.of(new SpecEdit(op, path, TEST))))
        .isInstanceOf(EditRefused.class)
        .hasMessage(sentence);
  }

  private static void assertRefused(Change change, String sentence) {
    assertThat(SpecEdits.inPlace(TEST, change)).isFalse();
    assertThat(SpecEdits.originally(TEST, change)).isFalse();
    assertThatThrownBy(() -> SpecEdits.of(TEST, List.of(change)))
        .isInstanceOf(EditRefused.class)
        .hasMessage(sentence);
  }

  private static JsonNode yaml(String text) {
    return YamlText.read(text).documents().getFirst().json();
  }

  private static List<String> written(Change change) {
    return written(TEST, change);
  }

  private static List<String> written(JsonNode object, Change change) {
    return SpecEdits.of(object, List.of(change)).stream()
        .map(e -> e.op() + " " + e.path() + " " + e.value())
        .toList();
  }
}
