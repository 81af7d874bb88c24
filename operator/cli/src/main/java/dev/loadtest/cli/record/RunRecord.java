package dev.loadtest.cli.record;

import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of a run on this machine.
 *
 * @param test name of the LoadTest
 * @param run name of the run
 * @param started when the run began
 * @param manifest the file, as it was given
 * @param digest of the execution fields ({@code ExecutionDigest})
 * @param spec what was run: the manifest's spec with the overrides of the command line
 * @param definedTarget the target as the manifest names it, without the override
 * @param status verdict, thresholds, numbers, findings: what a LoadTestRun's status says in a
 *     cluster
 * @param summary the merged measurements of the attempt that is shown, absent when nothing was
 *     measured
 * @param attempts the measurements of all attempts, where they were judged
 * @param log last lines that k6 and the script printed
 */
public record RunRecord(
    String test,
    String run,
    Instant started,
    String manifest,
    String digest,
    LoadTestSpec spec,
    Optional<Target> definedTarget,
    LoadTestRunStatus status,
    Optional<RunSummary> summary,
    List<RunSummary> attempts,
    List<String> log) {

  public RunRecord {
    attempts = List.copyOf(attempts);
    log = List.copyOf(log);
  }

  public Verdict verdict() {
    return status.verdict();
  }
}
