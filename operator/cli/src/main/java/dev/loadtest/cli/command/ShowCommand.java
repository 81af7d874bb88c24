package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHistory;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.Glance;
import dev.loadtest.cli.show.GlanceText;
import dev.loadtest.cli.show.StageText;
import dev.loadtest.cli.show.TimelineText;
import dev.loadtest.cli.show.VerdictText;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a kept run. */
@Command(
    name = "show",
    description = "Shows a kept run: verdict, thresholds, numbers of each stage, course over time.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "Name of the run, or latest (default: ${DEFAULT-VALUE}).")
  String run = "latest";

  @Mixin RecordOptions records = new RecordOptions();

  @Mixin ClusterOptions cluster;

  @Override
  public Integer call() throws IOException {
    var access = cluster.access();
    if (access.isPresent()) {
      remote(access.get());
    } else {
      local();
    }
    return 0;
  }

  private void local() throws IOException {
    RecordStore store = new RecordStore(records.folder);
    RunRecord record = store.find(run).orElseThrow(() -> none("in " + records.folder));
    print(
        "%s, started %s from %s".formatted(record.run(), record.started(), record.manifest()),
        record.test(),
        record.run(),
        record.status());
    Optional.ofNullable(
            HealNotes.of(new HealStore(records.folder).read(record.test())).get(record.run()))
        .ifPresent(note -> System.out.println("Healing: " + note));
    record.summary().ifPresent(ShowCommand::measurements);
    System.out.println("Record: " + store.file(record.test(), record.run()));
  }

  private void remote(ClusterAccess access) {
    try (var client = access.connect()) {
      var kept =
          new ClusterHistory(client)
              .find(run)
              .orElseThrow(() -> none("in namespace " + client.getNamespace()));
      if (kept.status().verdict() == null) {
        Glance now = Glance.of(kept.test(), kept.status(), 0);
        System.out.println(kept.run() + ", created " + kept.created());
        System.out.println(GlanceText.line(now));
        return;
      }
      print(kept.run() + ", created " + kept.created(), kept.test(), kept.run(), kept.status());
    }
  }

  private static void print(String head, String test, String run, LoadTestRunStatus status) {
    System.out.println(head);
    new VerdictText(Terminal.palette()).lines(test, run, status).forEach(System.out::println);
  }

  private static void measurements(RunSummary summary) {
    for (List<String> part : List.of(StageText.of(summary), TimelineText.of(summary.timeline()))) {
      if (!part.isEmpty()) {
        System.out.println();
        part.forEach(System.out::println);
      }
    }
  }

  private MissingInput none(String where) {
    return new MissingInput(
        run.equals("latest") ? "no runs are kept " + where : "no run " + run + " is kept " + where);
  }
}
