package dev.loadtest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.cli.show.VerdictText;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.HealingStatus;
import dev.loadtest.core.status.LoadTestRunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints how a run ended: a table for people, or one JSON object for programs. */
final class RunReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOG_LINES = 10;

  private final boolean json;
  private final Screen screen;

  RunReport(boolean json, Screen screen) {
    this.json = json;
    this.screen = screen;
  }

  /** For people: a run of this machine that ended; nothing for programs, which get one object. */
  void tell(RunRecord record, Path file) throws IOException {
    if (json) {
      return;
    }
    if (record.verdict() == Verdict.Error) {
      log(record.log());
    }
    print(record.test(), record.run(), record.status(), Optional.of(file), Optional.empty());
  }

  /** For programs: a run of this machine, and the heal that it led to. */
  void answer(RunRecord record, Path file, Optional<HealingStatus> heal) throws IOException {
    if (json) {
      print(record.test(), record.run(), record.status(), Optional.of(file), heal);
    }
  }

  /** For runs of either world; those of a cluster leave no file here. */
  void print(
      String test,
      String run,
      LoadTestRunStatus status,
      Optional<Path> file,
      Optional<HealingStatus> heal)
      throws IOException {
    if (json) {
      ObjectNode result = JSON.createObjectNode().put("test", test).put("run", run);
      file.ifPresent(path -> result.put("record", path.toString()));
      result.set("status", JSON.valueToTree(status));
      heal.ifPresent(h -> result.set("healing", JSON.valueToTree(h)));
      System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
      return;
    }
    screen.print(new VerdictText(screen.palette()).lines(test, run, status));
    file.ifPresent(path -> screen.print("Record: " + path));
  }

  /** What the script or k6 said last is the best explanation of an error. */
  private void log(List<String> lines) {
    List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    if (!last.isEmpty()) {
      screen.print("k6 said last:");
      last.forEach(line -> screen.print("  " + line));
    }
  }
}
