package dev.loadtest.cli.record;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges kept runs again, each against those before it. */
public final class Replay {
  private final Map<String, RunHistory> histories = new HashMap<>();
  private final List<RunRecord> records;

  /**
   * @param before by test: what each history starts from
   * @param records to judge; of {@code before} the runs count that were completed before them
   */
  public Replay(Map<String, RunHistory> before, List<RunRecord> records) {
    this.records = records.stream().sorted(Comparator.comparing(RunRecord::started)).toList();
    before.forEach((test, history) -> histories.put(test, earlier(test, history)));
  }

  /** A run and its judgement; empty for one that had to end before it could be judged. */
  public record Judged(RunRecord record, Optional<Judgement> judgement) {
    /** The verdict of the judgement, or the one that the record has. */
    public Verdict verdict() {
      return judgement.map(Judgement::verdict).orElseGet(record::verdict);
    }
  }

  /** The judgements, oldest run first. */
  public List<Judged> judge() {
    List<Judged> judged = new ArrayList<>();
    records.forEach(record -> judged.add(judge(record)));
    return judged;
  }

  /** The history of a test so far. */
  public RunHistory history(String test) {
    return histories.getOrDefault(test, RunHistory.EMPTY);
  }

  /** A run that ended with an error stays one, whatever was measured until then. */
  private Judged judge(RunRecord record) {
    if (record.attempts().isEmpty() || record.verdict() == Verdict.Error) {
      return new Judged(record, Optional.empty());
    }
    var evaluation =
        new Evaluation(
            record.spec(),
            record.attempts(),
            TargetEvidence.NONE,
            history(record.test()),
            LocalDate.ofInstant(record.started(), ZoneOffset.UTC),
            record.definedTarget());
    Judgement judgement = Judge.judge(evaluation);
    histories.put(
        record.test(), Keeping.after(evaluation, judgement, record.run(), completed(record)));
    return new Judged(record, Optional.of(judgement));
  }

  private RunHistory earlier(String test, RunHistory history) {
    return records.stream()
        .filter(record -> record.test().equals(test))
        .findFirst()
        .map(
            first ->
                new RunHistory(
                    history.runs().stream()
                        .filter(run -> Instant.parse(run.completed()).isBefore(first.started()))
                        .toList(),
                    history.anchors()))
        .orElse(history);
  }

  private static String completed(RunRecord record) {
    return Optional.ofNullable(record.status().completionTime())
        .orElseGet(() -> record.started().toString());
  }
}
