package dev.loadtest.core.analysis;

import static dev.loadtest.core.analysis.Confidence.High;
import static dev.loadtest.core.analysis.Confidence.Low;
import static dev.loadtest.core.analysis.Confidence.Medium;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Story.threshold;

import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.RunOf;
import dev.loadtest.core.judge.Story;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** The measurement is worth nothing: whose doing was it? */
final class MeasuringGoldens {
  private MeasuringGoldens() {}

  static Stream<Golden> all() {
    return Stream.of(surroundings(), broken(), failed()).flatMap(s -> s);
  }

  private static Told after(RunOf usual, RunOf now, String... parts) {
    return Told.of(Story.of(parts).runs(8, usual), now, now, now);
  }

  private static Stream<Golden> surroundings() {
    return Stream.of(
        Golden.of(
            "the load generator was short of CPU",
            after(usual(), p95(130).generatorCpu(96)),
            Cause.LoadGenerator,
            High),
        Golden.of(
                "the load generator was short of CPU in a run as usual",
                Told.of(
                    Story.of(threshold("http_req_duration", "p(95)<200")).runs(8, usual()),
                    usual().generatorCpu(96)),
                Cause.LoadGenerator,
                Medium)
            .nobody(),
        Golden.of(
                "something else ran on the node",
                after(usual().waiting(40), p95(130).waiting(900)),
                Cause.Surroundings,
                Medium)
            .nobody(),
        Golden.of(
                "the machine was shared",
                after(usual(), p95(130).steal(12)),
                Cause.Surroundings,
                Medium)
            .nobody(),
        Golden.of(
                "the control probe was as much slower",
                after(usual().probe(5), p95(130).probe(7)),
                Cause.Surroundings,
                High)
            .nobody(),
        Golden.of(
                "a rollout went on meanwhile",
                after(usual(), p95(130)).happened(Kind.RolledOut, 100, "revision 4 after 3"),
                Cause.TargetDisturbed,
                Medium)
            .nobody(),
        Golden.of(
                "a pod was evicted meanwhile",
                after(usual(), p95(130)).happened(Kind.Evicted, 100),
                Cause.TargetDisturbed,
                Medium)
            .nobody());
  }

  private static Stream<Golden> broken() {
    return Stream.of(
        Golden.of(
            "a runner sent no result",
            Told.of(Story.of().runs(8, usual()), usual().missingRunner()),
            Cause.Cluster,
            Medium),
        Golden.of(
            "the script threw",
            Told.of(Story.of(), usual().ended(ExitReason.ScriptError)),
            Cause.Script,
            High),
        Golden.of(
            "a runner was killed for its memory",
            Told.of(
                Story.of("runner: {resources: {limits: {memory: '256Mi'}}}"),
                usual().ended(ExitReason.OutOfMemory)),
            Cause.LoadGenerator,
            High));
  }

  private static Stream<Golden> failed() {
    return Stream.of(
        Golden.of(
            "the image cannot be pulled",
            () -> ended(FailureReason.ImagePullFailed, "registry.example.com/k6:1: not found"),
            Cause.Cluster,
            High),
        Golden.of(
            "no node has room",
            () -> ended(FailureReason.Unschedulable, "0/3 nodes are available: 3 Insufficient cpu"),
            Cause.Cluster,
            High),
        Golden.of(
            "the quota is used up",
            () -> ended(FailureReason.QuotaExceeded, "exceeded quota: compute"),
            Cause.Cluster,
            High),
        Golden.of(
            "a threshold cannot be read",
            () -> ended(FailureReason.BadThreshold, "p95 is no aggregation"),
            Cause.Script,
            High),
        Golden.of(
            "the login in setup fails",
            () -> ended(FailureReason.SetupFailed, "login: status 401"),
            Cause.Script,
            High),
        Golden.of(
                "somebody cancelled the run",
                () -> ended(FailureReason.Cancelled, "a newer run"),
                Cause.None,
                High)
            .nothing(),
        Golden.of(
            "k6 ended in an unknown way",
            () -> ended(FailureReason.Unknown, "exit 42"),
            Cause.Unknown,
            Low));
  }

  static Case ended(FailureReason reason, String message) {
    return Case.of(
        Story.spec(Story.STAGES),
        Judgement.error(reason.name(), new Failure(reason, message).sentence()),
        Optional.empty(),
        Optional.empty());
  }
}
