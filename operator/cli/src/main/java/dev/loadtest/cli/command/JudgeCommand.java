package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.record.NamedRecords;
import dev.loadtest.cli.record.Replay;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.JudgedText;
import dev.loadtest.core.baseline.MergedHistory;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.CaseJudge;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Judgement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges what was measured before, or elsewhere. */
@Command(
    name = "judge",
    description = {
      "Judges kept runs again in order of time, each against those before it.",
      "With --jsonl: cases on standard input, one JSON object a line, one answer a line."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code: that of the last run's verdict."})
final class JudgeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RECORD",
      arity = "0..*",
      description = "Runs by name, tests (all their kept runs), or files of records.")
  List<String> given = List.of();

  @Option(names = "--jsonl", description = "Read JSON lines on standard input.")
  boolean jsonLines;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Start from this baseline: its runs before the first record (default: none).")
  Path baseline;

  @Option(
      names = "--update-baseline",
      description = "Write the file of --baseline with the runs that were judged.")
  boolean update;

  @Option(names = "--json", description = "Write one JSON object a run.")
  boolean json;

  @Mixin RecordOptions records = new RecordOptions();

  @Spec CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (jsonLines == !given.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "give either the records to judge or --jsonl");
    }
    return jsonLines ? cases() : records();
  }

  private static int cases() throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.println(CaseJudge.judge(line));
      }
    }
    return 0;
  }

  private int records() throws IOException {
    Optional<ExternalBaseline> external = ExternalBaseline.of(baseline, update);
    List<RunRecord> chosen = new NamedRecords(records.folder).all(given);
    String test = chosen.getFirst().test();
    RunHistory before = external.isPresent() ? before(external.get(), chosen) : RunHistory.EMPTY;
    Replay replay = new Replay(Map.of(test, before), chosen);
    List<Replay.Judged> judged = replay.judge();
    if (external.isPresent()) {
      external.get().keep(test, MergedHistory.of(replay.history(test), before), Instant.now());
    }
    print(judged);
    return judged.getLast().verdict().exitCode();
  }

  private static RunHistory before(ExternalBaseline external, List<RunRecord> chosen)
      throws IOException {
    List<String> tests = chosen.stream().map(RunRecord::test).distinct().toList();
    if (tests.size() > 1) {
      throw new MissingInput(
          "--baseline is of one test; the records are of " + String.join(", ", tests));
    }
    return external.read(tests.getFirst());
  }

  private void print(List<Replay.Judged> judged) {
    if (json) {
      judged.forEach(j -> System.out.println(JudgedJson.of(j)));
    } else {
      JudgedText.of(judged.stream().map(JudgeCommand::line).toList(), Terminal.palette())
          .forEach(System.out::println);
    }
  }

  private static JudgedText.Line line(Replay.Judged judged) {
    RunRecord record = judged.record();
    Optional<Judgement> judgement = judged.judgement();
    return new JudgedText.Line(
        record.run(),
        judged.verdict(),
        judgement.map(Judgement::classification).orElse(record.status().classification()),
        judgement.flatMap(JudgeCommand::main),
        judgement.map(Judgement::calibration).orElse(new Calibration(0, 0)),
        judgement.map(Judgement::message).orElse("As it was: " + record.status().message()));
  }

  private static Optional<Comparison> main(Judgement judgement) {
    return judgement.comparisons().stream()
        .filter(c -> c.metric().equals("http_req_duration") && c.statistic().equals("p(95)"))
        .findFirst();
  }
}
