package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHistory;
import dev.loadtest.cli.cluster.ClusterRecords;
import dev.loadtest.cli.record.NamedRecords;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.DifferenceText;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Difference;
import dev.loadtest.core.judge.Difference.Basis;
import dev.loadtest.core.judge.TwoRuns;
import dev.loadtest.core.plan.ExecutionDifference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows two runs side by side. */
@Command(
    name = "compare",
    description = {
      "Shows two runs side by side: numbers, thresholds, and what they were run with.",
      "It judges nothing: one run may be wild. The exit code is 0 whatever they differ in."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The first run: its name, latest, or the file of its record.")
  String first;

  @Parameters(index = "1", paramLabel = "B", description = "The second run, likewise.")
  String second;

  @Option(names = "--json", description = "Write one JSON object.")
  boolean json;

  @Mixin RecordOptions records = new RecordOptions();

  @Mixin ClusterOptions cluster;

  /** Two runs and what is known of their tests. */
  private record Pair(ComparedRun a, ComparedRun b, RunHistory history) {}

  @Override
  public Integer call() throws IOException {
    Optional<ClusterAccess> access = cluster.access();
    Pair pair = access.isPresent() ? remote(access.get()) : local();
    List<Difference> numbers =
        TwoRuns.compare(pair.a().measured(), pair.b().measured(), pair.history());
    var execution = ExecutionDifference.between(pair.a().spec(), pair.b().spec());
    List<String> notes = notes(pair, numbers);
    if (json) {
      System.out.println(DifferenceJson.of(pair.a(), pair.b(), numbers, execution, notes));
    } else {
      new DifferenceText(Terminal.palette())
          .lines(pair.a().side(), pair.b().side(), numbers, execution, notes)
          .forEach(System.out::println);
    }
    return 0;
  }

  private Pair local() throws IOException {
    NamedRecords named = new NamedRecords(records.folder);
    RunRecord a = one(named, first, second);
    RunRecord b = one(named, second, first);
    try (var kept = new FolderBaseline(records.folder, b.test())) {
      return new Pair(ComparedRun.of(a), ComparedRun.of(b), kept.read().orElse(RunHistory.EMPTY));
    }
  }

  /** The latest is that of the other one's test. */
  private static RunRecord one(NamedRecords named, String name, String other) throws IOException {
    return name.equals(LATEST) && !other.equals(LATEST)
        ? named.latest(named.one(other).test())
        : named.one(name);
  }

  private Pair remote(ClusterAccess access) throws IOException {
    try (var client = access.connect()) {
      ClusterRecords kept = new ClusterRecords(client);
      ClusterHistory runs = new ClusterHistory(client);
      ComparedRun a = ComparedRun.of(kept.find(name(runs, first, second)));
      ComparedRun b = ComparedRun.of(kept.find(name(runs, second, first)));
      try (var baseline = new NamespaceBaseline(access, b.test())) {
        return new Pair(a, b, baseline.read().orElse(RunHistory.EMPTY));
      }
    }
  }

  private static String name(ClusterHistory runs, String name, String other) {
    if (!name.equals(LATEST)) {
      return name;
    }
    Optional<String> test =
        other.equals(LATEST) ? Optional.empty() : runs.find(other).map(ClusterHistory.Kept::test);
    return runs.list(test).reversed().stream()
        .filter(run -> run.status().verdict() != null)
        .map(ClusterHistory.Kept::run)
        .findFirst()
        .orElseThrow(() -> new MissingInput("no finished run is kept"));
  }

  private static List<String> notes(Pair pair, List<Difference> numbers) {
    ComparedRun a = pair.a();
    ComparedRun b = pair.b();
    List<String> notes = new ArrayList<>();
    if (a.run().equals(b.run()) && a.started().equals(b.started())) {
      notes.add("A and B are the same run.");
    }
    if (!a.test().equals(b.test())) {
      notes.add(
          "These are different tests (%s and %s): their numbers need not mean the same."
              .formatted(a.test(), b.test()));
    } else if (!a.measured().isComparable(b.measured())) {
      notes.add(
          "Script, load, runners or target differ: the numbers may differ for that alone, and the judge would not compare them.");
    }
    Stream.of(a, b)
        .filter(run -> run.attempts().isEmpty())
        .forEach(run -> notes.add("Nothing is kept of what " + run.run() + " measured."));
    if (numbers.stream().noneMatch(d -> d.basis() == Basis.Runs)) {
      notes.add(
          "There is no baseline here that says how much runs of %s differ by themselves. NOTABLE FROM is what the samples within both runs cannot explain; runs usually differ by more than that."
              .formatted(b.test()));
    }
    notes.add(
        "Two runs are no judgement: one of them may be wild. loadtest judge compares with all runs before.");
    return notes;
  }
}
