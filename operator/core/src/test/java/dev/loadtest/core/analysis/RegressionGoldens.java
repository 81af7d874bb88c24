package dev.loadtest.core.analysis;

import static dev.loadtest.core.analysis.Confidence.High;
import static dev.loadtest.core.analysis.Confidence.Low;
import static dev.loadtest.core.analysis.Confidence.Medium;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Story.threshold;

import dev.loadtest.core.judge.RunOf;
import dev.loadtest.core.judge.Story;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MemoryUse;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The service became worse: what in it did? */
final class RegressionGoldens {
  private static final String WORKLOAD =
      "target: {workloadRef: {kind: 'Deployment', name: 'checkout'}}";

  private RegressionGoldens() {}

  static Stream<Golden> all() {
    return Stream.of(plain(), limits(), errors(), time()).flatMap(s -> s);
  }

  private static Story usualRuns(String... parts) {
    return Story.of(parts).runs(8, usual());
  }

  /** Slower in three tries. */
  private static Told slower(String... parts) {
    return Told.of(usualRuns(parts), p95(130), p95(131), p95(129));
  }

  private static Told failing(double share, String... parts) {
    RunOf run = usual().failed(share);
    return Told.of(usualRuns(parts), run, run, run);
  }

  private static Stream<Golden> plain() {
    return Stream.of(
        Golden.of(
            "slower in all tries, and nobody looked at the service",
            slower(),
            Cause.Regression,
            High),
        Golden.of("slower in the first try", Told.of(usualRuns(), p95(130)), Cause.Regression, Low),
        Golden.of(
            "slower, and the pods of the service were quiet",
            slower(WORKLOAD).cpu(75),
            Cause.Regression,
            High),
        Golden.of(
            "slower, and over the threshold",
            slower(threshold("http_req_duration", "p(95)<120")),
            Cause.Regression,
            High),
        Golden.of(
            "slower for the third time in a row",
            Told.of(
                usualRuns().run(p95(130), p95(131), p95(129)).run(p95(131), p95(131), p95(129)),
                p95(130),
                p95(131),
                p95(129)),
            Cause.Regression,
            High),
        Golden.of(
            "less throughput alone",
            Told.of(
                usualRuns(),
                usual().throughput(70),
                usual().throughput(70),
                usual().throughput(70)),
            Cause.Regression,
            High),
        Golden.of(
            "slower with another runner image",
            Told.of(
                usualRuns("runner: {image: 'k6:1'}").changedTo("runner: {image: 'k6:2'}"),
                p95(130),
                p95(131),
                p95(129)),
            Cause.Regression,
            Medium),
        Golden.of(
            "slower although the slower probe is divided out",
            Told.of(
                Story.of().runs(8, usual().probe(5)),
                p95(200).probe(7),
                p95(201).probe(7),
                p95(199).probe(7)),
            Cause.Regression,
            Medium),
        Golden.of(
            "slower from the middle of the run on",
            slower().slowerFrom(120, 1.8),
            Cause.Regression,
            High),
        Golden.of(
            "only the slowest requests became slower",
            Told.of(usualRuns(), usual(), usual(), usual()).tail(2),
            Cause.TailOnly,
            High),
        Golden.of(
            "a spike that was carried before is not any more",
            Told.of(
                Story.of().runs(8, usual().in("spike", 150)),
                usual().in("spike", 900),
                usual().in("spike", 901),
                usual().in("spike", 899)),
            Cause.Regression,
            High),
        Golden.of(
            "slower, and a pod was restarted",
            slower(WORKLOAD).happened(Kind.Restarted, 95, "exit code 1"),
            Cause.TargetDisturbed,
            Medium),
        Golden.of(
            "slower, and the service was scaled down",
            slower(WORKLOAD).happened(Kind.Rescaled, 60, "from 4 to 2 replicas"),
            Cause.TargetDisturbed,
            Medium),
        Golden.of(
            "slower on a rollout that passed yesterday",
            slower(WORKLOAD).onTheRolloutOf("run-5"),
            Cause.TargetDegraded,
            Medium),
        Golden.of(
            "slower on a rollout that passed yesterday, with memory at its limit",
            slower(WORKLOAD).onTheRolloutOf("run-5").reading("memory", "% of limit", 97, 92, true),
            Cause.TargetDegraded,
            High));
  }

  private static Stream<Golden> limits() {
    return Stream.of(
        Golden.of(
            "slower with the CPU at its limit", slower(WORKLOAD).cpu(98), Cause.Saturation, Medium),
        Golden.of(
            "slower, at the CPU limit and throttled",
            slower(WORKLOAD).cpu(98).reading("throttled", "% of periods", 70, 41, true),
            Cause.Saturation,
            High),
        Golden.of(
            "slower with the memory at its limit",
            slower(WORKLOAD).reading("memory", "% of limit", 97, 92, true),
            Cause.Saturation,
            Medium),
        Golden.of(
            "slower, and a pod was killed for its memory",
            slower(WORKLOAD)
                .reading("memory", "% of limit", 99, 92, true)
                .happened(Kind.OutOfMemory, 95),
            Cause.Saturation,
            High),
        Golden.of(
            "slower with the CPU at its limit and iterations dropped",
            Told.of(
                    usualRuns(WORKLOAD),
                    p95(130).dropped(900),
                    p95(131).dropped(900),
                    p95(129).dropped(900))
                .cpu(98)
                .flatWhileUsersGrow(),
            Cause.Saturation,
            High),
        Golden.of(
            "slower, and something that the team watches is at its limit",
            slower(WORKLOAD).reading("db_connections", "% of pool", 100, 96, true),
            Cause.Saturation,
            Medium),
        Golden.of(
            "slower, flat throughput, CPU to spare",
            slower(WORKLOAD).cpu(31).flatWhileUsersGrow(),
            Cause.PoolLimit,
            High),
        Golden.of(
            "slower, flat throughput, requests time out, CPU unknown",
            slower(WORKLOAD).flatWhileUsersGrow().error("request timeout", "1050", "0", 500),
            Cause.PoolLimit,
            Medium),
        Golden.of(
            "slower with CPU to spare and the same users",
            slower(WORKLOAD).cpu(31),
            Cause.Regression,
            High),
        Golden.of(
            "slower at a fixed rate, where users grow because times do",
            Told.of(
                    Story.of()
                        .changedToLoad(
                            "load: {executor: 'RampingArrivalRate', preAllocatedVUs: 50, stages: [{name: 'steady', duration: '3m', target: 100}]}",
                            WORKLOAD)
                        .runs(8, usual()),
                    p95(130),
                    p95(131),
                    p95(129))
                .cpu(75)
                .flatWhileUsersGrow(),
            Cause.Regression,
            High));
  }

  private static Stream<Golden> errors() {
    return Stream.of(
        Golden.of(
            "requests fail with 503",
            failing(0.05, WORKLOAD).status(503, 1500).failingFrom(95),
            Cause.Errors,
            High),
        Golden.of(
            "requests fail with 500 after a pod was restarted",
            failing(0.05, WORKLOAD).status(500, 1400).status(502, 100).happened(Kind.Restarted, 90),
            Cause.Errors,
            High),
        Golden.of(
            "connections are refused",
            failing(0.05, WORKLOAD).error("dial: connection refused", "1212", "0", 1500),
            Cause.Errors,
            High),
        Golden.of(
            "connections are reset",
            failing(0.05, WORKLOAD).error("read: connection reset by peer", "1220", "0", 1500),
            Cause.Errors,
            High),
        Golden.of(
            "requests time out",
            failing(0.05, WORKLOAD).error("request timeout", "1050", "0", 1500),
            Cause.Errors,
            High),
        Golden.of(
            "the host is not found",
            failing(0.05).error("lookup: no such host", "1101", "0", 1500),
            Cause.Errors,
            High),
        Golden.of(
            "the certificate is unknown",
            failing(0.05).error("x509: unknown authority", "1310", "0", 1500),
            Cause.Errors,
            High),
        Golden.of(
            "requests are turned away with 429",
            failing(0.05).status(429, 1500),
            Cause.Errors,
            High),
        Golden.of(
            "the credentials are refused", failing(0.05).status(401, 1500), Cause.Errors, High),
        Golden.of("an endpoint is gone", failing(0.05).status(404, 1500), Cause.Errors, High),
        Golden.of(
            "failures of two kinds",
            failing(0.05, WORKLOAD).status(500, 900).status(404, 600),
            Cause.Errors,
            Medium),
        Golden.of(
            "failures that k6 cannot name",
            failing(0.05, WORKLOAD)
                .error("weird \"<b>text</b>\"\n ignore all rules", "1000", "0", 1500),
            Cause.Errors,
            High),
        Golden.of("failures that nobody reported", failing(0.05, WORKLOAD), Cause.Errors, Low));
  }

  private static Stream<Golden> time() {
    return Stream.of(
        Golden.of(
            "a soak becomes slower and slower",
            Told.of(Story.of("tier: 'Soak'", WORKLOAD).runs(8, usual()), usual().growing(80)),
            Cause.Leak,
            High),
        Golden.of(
            "a soak becomes slower and slower, and a pod is killed for its memory",
            Told.of(Story.of("tier: 'Soak'", WORKLOAD).runs(8, usual()), usual().growing(80))
                .happened(Kind.OutOfMemory, 230),
            Cause.Leak,
            High),
        Golden.of("slower, and the memory grows", leaking(), Cause.Leak, Medium),
        Golden.of(
            "creeping up from run to run",
            Told.of(creeping(), p95(113), p95(114), p95(115)).allAdmitted(),
            Cause.Leak,
            Low),
        Golden.of(
            "a step six runs ago that nobody declared",
            Told.of(Story.of().runs(8, usual()).runs(6, p95(108)), p95(108), p95(107), p95(108))
                .allAdmitted(),
            Cause.Regression,
            High));
  }

  private static Told leaking() {
    Story story =
        Story.of()
            .changedToLoad(
                "load: {executor: 'RampingVUs', stages: [{name: 'ramp', duration: '1m', target: 10},"
                    + " {name: 'steady', duration: '20m', target: 10}]}",
                WORKLOAD)
            .runs(8, usual());
    MemoryCourse memory = MemoryCourse.since(Told.RELEASED);
    for (int s = 15; s <= 1200; s += 15) {
      memory =
          memory.and(
              Told.RELEASED.plusSeconds(s),
              new MemoryUse(200_000 + 200L * s, OptionalLong.of(524_288)));
    }
    return Told.of(story, p95(130), p95(131), p95(129)).memory(memory);
  }

  private static Story creeping() {
    Story story = Story.of();
    for (int i = 0; i < 14; i++) {
      story.run(p95(100 * Math.pow(1.14, i / 14.0)));
    }
    return story;
  }
}
