package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.cluster.ClusterAccess;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a test, here or on a cluster, and ends with its verdict. */
@Command(
    name = "run",
    description = {
      "Runs the LoadTest of FILE on this machine: shows progress, then the verdict.",
      "With --kubeconfig, --context or --namespace it makes a LoadTestRun on that cluster and waits for it."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 passed, 1 failed, 2 inconclusive, 3 error; 130 when interrupted."})
final class RunCommand implements Callable<Integer> {
  @Mixin RunOptions options;
  @Mixin ClusterOptions cluster;

  @Override
  public Integer call() throws Exception {
    Optional<ClusterAccess> access = cluster.access();
    if (access.isPresent()) {
      refuse(options.parallelism != null, "--parallelism", "set spec.parallelism of the LoadTest");
      refuse(
          options.baseline != null || options.updateBaseline,
          "--baseline",
          "loadtest baseline import brings the file to the operator");
      refuse(
          options.heal || options.noHeal,
          options.heal ? "--heal" : "--no-heal",
          "the operator heals as spec.healing of the LoadTest says");
      refuse(options.watch, "--watch", "the operator itself runs a LoadTest that was changed");
      return new ClusterSession(options, access.get()).run();
    }
    LocalSession session = new LocalSession(options, System.getenv());
    return options.watch ? new WatchLoop(options, session).run() : session.run();
  }

  private static void refuse(boolean given, String option, String instead) {
    if (given) {
      throw new MissingInput(option + " is not for a run on a cluster; " + instead);
    }
  }
}
