package dev.loadtest.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.manifest.ManifestReader;
import dev.loadtest.cli.manifest.References;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.plan.Resolution;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestRunSpec.Overrides;
import dev.loadtest.core.summary.TargetEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, shortened, with real k6 on two runners against the demo service. */
@Timeout(120)
class ExamplesIT {
  private static DemoService demo;
  private static Path runner;

  @BeforeAll
  static void startDemoService() throws Exception {
    runner = Built.runner();
    demo = DemoService.start(Built.demoService());
  }

  @AfterAll
  static void stopDemoService() {
    if (demo != null) {
      demo.close();
    }
  }

  static Stream<Path> examples() throws Exception {
    try (var folders = Files.list(Built.HOME.resolve("examples"))) {
      return folders
          .map(f -> f.resolve("loadtest.yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleRunsAndEveryThresholdSeesItsSamples(Path file) throws Exception {
    var read = ManifestReader.read(file, References.Required);
    assertThat(read).isInstanceOf(ManifestReader.Reading.Valid.class);
    LoadTestManifest manifest = ((ManifestReader.Reading.Valid) read).tests().getFirst();
    var end = (AttemptEnd.Measured) carryOut(test(manifest));
    Conclusion conclusion = judged(end);
    var outcomes = conclusion.judgement().outcomes();
    // Times say little about a busy build machine, so that only the others must hold.
    assertThat(outcomes).isNotEmpty();
    assertThat(outcomes)
        .allMatch(o -> o.result() == Result.Passed || o.expression().startsWith("p("));
    assertThat(outcomes).allMatch(o -> o.observed().isPresent());
    if (manifest.name().equals("failing")) {
      assertThat(conclusion.judgement().verdict()).isEqualTo(Verdict.Failed);
      assertThat(conclusion.judgement().exitCode()).isEqualTo(1);
    } else {
      assertThat(conclusion.judgement().verdict()).isIn(Verdict.Passed, Verdict.Failed);
    }
  }

  private static Conclusion judged(AttemptEnd.Measured end) {
    RunPlan plan = end.last().plan();
    return Conclusion.of(
        new Evaluation(
            plan.spec(),
            List.of(Conclusion.summary(plan, end.reports())),
            TargetEvidence.NONE,
            RunHistory.EMPTY,
            LocalDate.EPOCH));
  }

  private static AttemptEnd carryOut(LocalTest test) throws Exception {
    var identity =
        new RunPlan.Identity(test.name(), "example", 1, "00112233445566778899aabbccddeeff");
    return new LocalRun(runner, Clock.systemUTC())
        .carryOut(
            test, identity, System.getenv(), Optional.of(Duration.ofSeconds(90)), new Quiet());
  }

  private static LocalTest test(LoadTestManifest manifest) {
    var overrides = new Overrides(demo.url(), List.of(), null, null);
    var spec = Resolution.resolve(ShortLoad.of(manifest.spec()), Optional.of(overrides));
    return new LocalTest(
        manifest.name(),
        spec,
        manifest.file(),
        new NamedObjects(shortened(manifest.configMaps()), manifest.secrets()));
  }

  /** Scripts with scenarios of their own say their times themselves. */
  private static Map<String, Map<String, String>> shortened(
      Map<String, Map<String, String>> configMaps) {
    Map<String, Map<String, String>> shortened = new HashMap<>();
    configMaps.forEach(
        (name, texts) -> {
          Map<String, String> keys = new HashMap<>();
          texts.forEach(
              (key, text) ->
                  keys.put(
                      key,
                      text.replace("'40s'", "'7s'")
                          .replace("'20s'", "'3s'")
                          .replace("'10s'", "'2s'")));
          shortened.put(name, keys);
        });
    return shortened;
  }
}
