package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHeals;
import dev.loadtest.cli.cluster.ClusterRun;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.show.Glance;
import dev.loadtest.cli.show.HealText;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestRunSpec.LoadTestRef;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger;
import dev.loadtest.core.status.HealingStatus;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A run on a cluster from the file to the verdict. */
final class ClusterSession {
  private static final int HEAL_LOOKS = 5;
  private static final Duration HEAL_LOOK = Duration.ofSeconds(1);

  private final RunOptions options;
  private final ClusterAccess access;
  private final Screen screen;

  ClusterSession(RunOptions options, ClusterAccess access) {
    this.options = options;
    this.access = access;
    this.screen = Terminal.screen(options.json());
  }

  /** Runs once; the exit code. */
  int run() throws IOException, InterruptedException {
    LoadTestManifest manifest = options.manifest();
    String test = manifest.name();
    try (KubernetesClient client = access.orNamespace(manifest.namespace()).connect()) {
      ClusterRun cluster = new ClusterRun(client);
      tell(test, client.getNamespace(), cluster.apply(manifest));
      String run = cluster.create(test, spec(test));
      screen.print(
          "Running %s (%s) on %s; Ctrl-C stops waiting, not the run."
              .formatted(test, run, client.getMasterUrl()));
      LoadTestRunStatus status =
          cluster.await(
              run, options.deadline(), s -> screen.show(Glance.of(test, s, 0), Instant.now()));
      return report(test, run, status, healing(client, test, run, status));
    }
  }

  private void tell(String test, String namespace, ClusterRun.Applied applied) {
    switch (applied) {
      case ClusterRun.Applied.Created() ->
          screen.print("Created LoadTest %s in namespace %s.".formatted(test, namespace));
      case ClusterRun.Applied.Found() ->
          screen.print("LoadTest %s is in namespace %s.".formatted(test, namespace));
      case ClusterRun.Applied.Differs() ->
          screen.print(
              "LoadTest %s of namespace %s differs from %s and is run as it is; kubectl apply brings the file there."
                  .formatted(test, namespace, options.file));
    }
  }

  private void tell(HealingStatus heal) {
    HealText text = new HealText(screen.palette(), ZoneId.systemDefault());
    screen.print("");
    screen.print(text.line(heal));
    screen.print(text.changes(heal));
  }

  private LoadTestRunSpec spec(String test) {
    boolean ci = options.commit != null || options.pullRequest != null;
    var kind = ci ? RunTrigger.Kind.CI : RunTrigger.Kind.Manual;
    var trigger =
        new RunTrigger(
            kind,
            null,
            options.commit,
            options.pullRequest,
            ci ? null : System.getProperty("user.name"));
    return new LoadTestRunSpec(
        new LoadTestRef(test), null, trigger, options.overrides(System.getenv()), null);
  }

  /** The heal that the run led to, which the operator writes down a moment after the verdict. */
  private Optional<HealingStatus> healing(
      KubernetesClient client, String test, String run, LoadTestRunStatus status)
      throws InterruptedException {
    boolean asked =
        status.verdict() != null && options.manifest().spec().healing().mode() != Mode.Off;
    for (int looks = asked ? HEAL_LOOKS : 0; looks > 0; looks--) {
      Optional<HealingStatus> heal =
          new ClusterHeals(client).status(test).filter(h -> run.equals(h.run()));
      if (heal.isPresent()) {
        return heal;
      }
      Thread.sleep(HEAL_LOOK);
    }
    return Optional.empty();
  }

  private int report(
      String test, String run, LoadTestRunStatus status, Optional<HealingStatus> heal)
      throws IOException {
    if (status.verdict() == null) {
      screen.print("The run " + run + " has no verdict: it was deleted, or --timeout is over.");
      return Verdict.Error.exitCode();
    }
    new RunReport(options.json(), screen).print(test, run, status, Optional.empty(), heal);
    heal.ifPresent(this::tell);
    return status.verdict().exitCode();
  }
}
