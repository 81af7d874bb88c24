package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.cli.show.BaselineText;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.MergedHistory;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.NormalLevel;
import dev.loadtest.core.spec.JudgementPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is normal for a test: looks at it, moves it, and accepts a new one. */
@Command(
    name = "baseline",
    description = {
      "Shows what is normal for a test, moves it as a file, and accepts a run as the new normal.",
      "With --kubeconfig, --context or --namespace: that of the operator on the cluster."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BaselineCommand.Show.class,
      BaselineCommand.Export.class,
      BaselineCommand.Import.class,
      BaselineCommand.Accept.class
    })
final class BaselineCommand implements Callable<Integer> {
  @picocli.CommandLine.Spec picocli.CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() {
    throw new picocli.CommandLine.ParameterException(
        command.commandLine(), "say what: show, export, import or accept");
  }

  /** Shows it. */
  @Command(
      name = "show",
      description = "Shows level, spread and smallest detectable change, and which runs count.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Mixin BaselineOptions options = new BaselineOptions();

    @Override
    public Integer call() throws IOException {
      try (KeptBaseline kept = options.open()) {
        RunHistory history = options.read(kept);
        JudgementPolicy policy = kept.policy();
        new BaselineText(Terminal.palette(), ZoneId.systemDefault())
            .lines(
                options.test,
                history,
                NormalLevel.all(history, policy),
                policy.baseline(),
                kept.messages())
            .forEach(System.out::println);
      }
      return 0;
    }
  }

  /** Writes it to a file. */
  @Command(
      name = "export",
      description = "Writes it as a file that import and run --baseline read.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin BaselineOptions options = new BaselineOptions();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "The file, e.g. perf-baseline.json (default: standard output).")
    Path output;

    @Override
    public Integer call() throws IOException {
      try (KeptBaseline kept = options.open()) {
        RunHistory history = options.read(kept);
        Instant now = Instant.now();
        if (output == null) {
          new PrintStream(System.out, true, StandardCharsets.UTF_8)
              .print(BaselineFile.text(options.test, history, now));
          return 0;
        }
        BaselineFile.write(output, options.test, history, now);
        System.out.println("%s: %s.".formatted(output, runs(history.runs().size())));
      }
      return 0;
    }
  }

  /** Reads it from a file. */
  @Command(
      name = "import",
      description = {
        "Adds the runs of a file to what is there; a run is the same if name and time are.",
        "On a cluster it takes the right to get, create and update ConfigMaps."
      },
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Mixin BaselineOptions options = new BaselineOptions();

    @Parameters(index = "1", paramLabel = "FILE", description = "What export wrote.")
    Path file;

    @Option(names = "--replace", description = "Forget what is there.")
    boolean replace;

    @Override
    public Integer call() throws IOException {
      RunHistory given = given();
      try (KeptBaseline kept = options.open()) {
        int before = kept.read().orElse(RunHistory.EMPTY).runs().size();
        kept.change(there -> MergedHistory.of(replace ? RunHistory.EMPTY : there, given));
        int after = kept.read().orElse(RunHistory.EMPTY).runs().size();
        System.out.println("%s: %s, %d before.".formatted(kept.where(), runs(after), before));
      }
      return 0;
    }

    private RunHistory given() throws IOException {
      return BaselineFile.read(file)
          .orElseThrow(() -> new MissingInput(file + " is not there"))
          .historyOf(options.test, file.toString());
    }
  }

  /** Takes a run as the new normal. */
  @Command(
      name = "accept",
      description =
          "Takes a run as the new normal: the level, and that of the thresholds, starts anew with it.",
      mixinStandardHelpOptions = true)
  static final class Accept implements Callable<Integer> {
    @Mixin BaselineOptions options = new BaselineOptions();

    @Parameters(
        index = "1",
        paramLabel = "RUN",
        description = "Name of the run, or latest: the newest one of the baseline.")
    String run;

    @Override
    public Integer call() throws IOException {
      try (KeptBaseline kept = options.open()) {
        KeptRun chosen = chosen(options.read(kept));
        switch (chosen.admission()) {
          case Accepted -> System.out.println(chosen.run() + " is accepted already.");
          case Excluded ->
              throw new MissingInput(
                  chosen.run() + " was not measured properly and cannot be normal; run it again");
          case Admitted, Quarantined -> System.out.println(kept.accept(chosen.run()));
        }
      }
      return 0;
    }

    private KeptRun chosen(RunHistory history) {
      var found =
          run.equals("latest") ? history.runs().reversed().stream().findFirst() : history.run(run);
      return found.orElseThrow(() -> new MissingInput(unknown(history)));
    }

    private String unknown(RunHistory history) {
      String waiting =
          history.runs().stream()
              .filter(r -> r.admission() == Admission.Quarantined)
              .map(KeptRun::run)
              .collect(Collectors.joining(", "));
      return "the baseline of %s has no run %s; %s"
          .formatted(
              options.test,
              run,
              waiting.isEmpty() ? "none is in quarantine" : "in quarantine are " + waiting);
    }
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : count + " runs";
  }
}
