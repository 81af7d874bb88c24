package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.local.FakeRunners;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What run and heals do to a file, over processes: a service of about 100 ms, whose test is written
 * for 97 ms after a while.
 */
@Timeout(120)
class HealingCommandTest {
  private static final String MANIFEST =
      """
      # The shop 🛒
      apiVersion: loadtest.dev/v1alpha1
      kind: LoadTest
      metadata: {name: shop}
      spec:
        script: {inline: "export default () => {}"}
        load: {executor: ConstantVUs, vus: 2, duration: 1s}
        judgement: {reruns: 0}
        thresholds:
        - {name: p95,  metric: http_req_duration, expression: 'p(95)<130'} # as agreed
        healing: {mode: Apply, maxAttempts: 5}
      """;
  private static final String TIGHT = MANIFEST.replace("p(95)<130", "p(95)<97");

  @TempDir static Path known;
  @TempDir Path folder;

  @BeforeAll
  static void normalRuns() throws Exception {
    Files.writeString(known.resolve("shop.yaml"), MANIFEST);
    for (String level : List.of("100", "101", "99", "100.5", "99.5", "100")) {
      Files.writeString(known.resolve("levels"), level + "\n");
      var run =
          new CommandLineProcess(known, FakeRunners.levels(known), "run", "shop.yaml", "--no-heal");
      assertThat(run.await()).as(run.output()).isZero();
    }
  }

  @BeforeEach
  void tightThreshold() throws Exception {
    try (Stream<Path> kept = Files.walk(known.resolve(".loadtest"))) {
      for (Path file : kept.toList()) {
        Files.copy(file, folder.resolve(known.relativize(file).toString()));
      }
    }
    write(TIGHT);
    levels("100");
  }

  @Test
  void aThresholdWithinTheNoiseIsHealedInOneLineAndConfirmed() throws Exception {
    var run = run();
    assertThat(run.await()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("FAILED  shop", "likely cause", "next step")
        .contains("Confirming the changed shop", "PASSED  shop", "HEALED  shop");
    assertThat(heal().state()).isEqualTo(State.Confirmed);
    assertThat(changed())
        .singleElement()
        .asString()
        .matches(".*'p\\(95\\)<1[0-9]{2}'} # as agreed");
    assertThat(shell("history").output()).contains("Healed (confirmation of heal " + heal().id());
    assertThat(run("--output", "json").await()).isZero();
  }

  @Test
  void aRegressionLeavesTheFileAlone() throws Exception {
    levels("164");
    var run = run();
    assertThat(run.await()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("Not healed: the service is worse", "next step");
    assertThat(text()).isEqualTo(TIGHT);
    assertThat(new HealStore(folder.resolve(".loadtest")).read("shop").heals()).isEmpty();
  }

  @Test
  void aRegressionBeforeTheConfirmationPutsTheFileBack() throws Exception {
    levels("100", "164");
    var run = run();
    assertThat(run.await()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("REVERTED  shop");
    assertThat(heal().state()).isEqualTo(State.Reverted);
    assertThat(text()).isEqualTo(TIGHT);
  }

  @ParameterizedTest
  @CsvSource({"100, 0, Confirmed", "164, 1, Reverted"})
  void whatAKillLeftIsFinishedByTheNextRun(String level, int exitCode, State end) throws Exception {
    levels("100", level);
    var killed = run();
    await(killed, "Confirming the changed");
    killed.process().destroyForcibly();
    killed.await();
    assertThat(changed()).hasSize(1);
    assertThat(heal().state()).isEqualTo(State.Confirming);
    var left = run("--no-heal");
    left.await();
    assertThat(left.output()).contains("is not at its end (Confirming)");
    levels(level);
    var next = run();
    assertThat(next.await()).as(next.output()).isEqualTo(exitCode);
    assertThat(next.output()).contains("was not at its end (Confirming), and goes on");
    assertThat(heal().state()).isEqualTo(end);
    assertThat(heal().proofs()).hasSize(1);
    assertThat(text().equals(TIGHT)).isEqualTo(end == State.Reverted);
  }

  @Test
  void ctrlCDuringTheConfirmationIsNoAnswer() throws Exception {
    levels("100", "100");
    var stopped = run();
    await(stopped, "Confirming the changed");
    stopped.process().destroy();
    stopped.await();
    assertThat(heal().state()).isEqualTo(State.Confirming);
    assertThat(run().await()).isZero();
    assertThat(heal().state()).isEqualTo(State.Confirmed);
    assertThat(heal().proofs()).hasSize(1);
  }

  @Test
  void switchedOffNothingIsHealed() throws Exception {
    var run = run("--no-heal");
    assertThat(run.await()).as(run.output()).isEqualTo(1);
    assertThat(text()).isEqualTo(TIGHT);
    assertThat(run("--parallelism", "2").await()).isNotZero();
    assertThat(text()).isEqualTo(TIGHT);
  }

  @Test
  void aCiJobEditsOnlyWhenItIsTold() throws Exception {
    var ci = new CommandLineProcess(Map.of("CI", "true"), folder, runner(), "run", "shop.yaml");
    assertThat(ci.await()).as(ci.output()).isEqualTo(1);
    assertThat(ci.output()).contains("Trial run of the changed", "PROPOSED  shop");
    assertThat(text()).isEqualTo(TIGHT);
    shell("heals", "reject", heal().id());
    assertThat(heal().state()).isEqualTo(State.Rejected);
    write(TIGHT.replace("<97", "<96"));
    var told =
        new CommandLineProcess(
            Map.of("CI", "true"), folder, runner(), "run", "shop.yaml", "--heal");
    assertThat(told.await()).as(told.output()).isZero();
    assertThat(text()).doesNotContain("<96");
  }

  @Test
  void aSuggestionIsProvenApprovedAndConfirmed() throws Exception {
    write(TIGHT.replace("Apply", "Suggest"));
    var run = run();
    assertThat(run.await()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("loadtest heals approve " + heal().id());
    assertThat(heal().state()).isEqualTo(State.Proven);
    assertThat(text()).isEqualTo(TIGHT.replace("Apply", "Suggest"));
    var approved = shell("heals", "approve", heal().id());
    assertThat(approved.output()).contains("The next loadtest run confirms it");
    assertThat(heal().approval().by()).isEqualTo(System.getProperty("user.name"));
    assertThat(run().await()).isZero();
    assertThat(heal().state()).isEqualTo(State.Confirmed);
    assertThat(shell("heals", "shop").output()).contains("approved by: ", "(trial, passed)");
    assertThat(shell("heals", "revert", heal().id()).output()).contains("Reverted");
    assertThat(text()).isEqualTo(TIGHT.replace("Apply", "Suggest"));
  }

  @Test
  void aPullRequestIsABranchWithOneCommit() throws Exception {
    String manifest =
        TIGHT.replace(
            "{mode: Apply, maxAttempts: 5}",
            "{mode: PullRequest, pullRequest: {provider: GitHub, repository: a/b, path: shop.yaml, secretRef: {name: forge, key: token}}}");
    write(manifest);
    git("init", "-q", "-b", "main");
    git("add", "shop.yaml");
    git("commit", "-qm", "A test");
    write(manifest + "# not committed\n");
    var refused = run();
    assertThat(refused.await()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).contains("has uncommitted changes: commit them first");
    write(manifest);
    var made = run();
    made.await();
    assertThat(made.output()).contains("git push origin loadtest-heal/shop/" + heal().id());
    assertThat(heal().state()).isEqualTo(State.PullRequestOpen);
    assertThat(git("status", "--porcelain", "shop.yaml")).isEmpty();
    assertThat(git("branch", "--show-current")).isEqualTo("main");
    assertThat(git("diff", "--numstat", "main", "loadtest-heal/shop/" + heal().id()))
        .isEqualTo("1\t1\tshop.yaml");
    git("merge", "-q", "loadtest-heal/shop/" + heal().id());
    assertThat(run().await()).isZero();
    assertThat(heal().state()).isEqualTo(State.Confirmed);
  }

  private CommandLineProcess run(String... options) throws Exception {
    return new CommandLineProcess(
        folder,
        runner(),
        Stream.concat(Stream.of("run", "shop.yaml"), Stream.of(options)).toArray(String[]::new));
  }

  private CommandLineProcess shell(String... words) throws Exception {
    var done = new CommandLineProcess(folder, runner(), words);
    assertThat(done.await()).as(done.output()).isZero();
    return done;
  }

  private Path runner() throws Exception {
    return FakeRunners.levels(folder);
  }

  private String git(String... words) throws Exception {
    var command =
        new java.util.ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private void levels(String... lines) throws Exception {
    Files.writeString(folder.resolve("levels"), String.join("\n", lines) + "\n");
  }

  private void write(String text) throws Exception {
    Files.writeString(folder.resolve("shop.yaml"), text);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve("shop.yaml"));
  }

  private List<String> changed() throws Exception {
    List<String> before = TIGHT.lines().toList();
    return text().lines().filter(line -> !before.contains(line)).toList();
  }

  private Heal heal() throws Exception {
    return new HealStore(folder.resolve(".loadtest")).read("shop").latest().orElseThrow();
  }

  private static void await(CommandLineProcess run, String said) throws Exception {
    for (int i = 0; i < 400 && !run.output().contains(said); i++) {
      Thread.sleep(25);
    }
    assertThat(run.output()).contains(said);
  }
}
