package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHistory;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.show.HistoryText;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what was run. */
@Command(
    name = "history",
    description = "Lists the kept runs of a test, or of all tests, oldest first.",
    mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TEST", arity = "0..1", description = "Name of the LoadTest.")
  String test;

  @Mixin RecordOptions records = new RecordOptions();

  @Mixin ClusterOptions cluster;

  @Override
  public Integer call() throws IOException {
    var access = cluster.access();
    List<HistoryText.Line> runs = access.isPresent() ? remote(access.get()) : local();
    if (runs.isEmpty()) {
      System.out.println("No runs are kept" + (test == null ? "." : " of " + test + "."));
      return 0;
    }
    HistoryText.of(runs, ZoneId.systemDefault(), Terminal.palette()).forEach(System.out::println);
    return 0;
  }

  private List<HistoryText.Line> local() throws IOException {
    HealStore heals = new HealStore(records.folder);
    Map<String, String> notes = new HashMap<>();
    for (String healed : heals.tests()) {
      notes.putAll(HealNotes.of(heals.read(healed)));
    }
    return new RecordStore(records.folder)
        .list(Optional.ofNullable(test)).stream()
            .map(
                r ->
                    new HistoryText.Line(
                        r.test(),
                        r.run(),
                        r.started(),
                        r.status(),
                        notes.getOrDefault(r.run(), "")))
            .toList();
  }

  private List<HistoryText.Line> remote(ClusterAccess access) {
    try (var client = access.connect()) {
      return new ClusterHistory(client)
          .list(Optional.ofNullable(test)).stream()
              .map(r -> new HistoryText.Line(r.test(), r.run(), r.created(), r.status()))
              .toList();
    }
  }
}
