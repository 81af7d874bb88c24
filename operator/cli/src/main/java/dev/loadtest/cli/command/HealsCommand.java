package dev.loadtest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.command.KeptHeals.Known;
import dev.loadtest.cli.command.KeptHeals.Verb;
import dev.loadtest.cli.show.HealText;
import dev.loadtest.core.status.HealingStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was healed, and what a person says of it. */
@Command(
    name = "heals",
    description = {
      "Lists the heals of a test, or of all tests, oldest first; approves, rejects and reverts them.",
      "With --kubeconfig, --context or --namespace: those of the operator on the cluster."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      HealsCommand.Approve.class,
      HealsCommand.Reject.class,
      HealsCommand.Revert.class
    })
final class HealsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      paramLabel = "FILE|TEST",
      arity = "0..1",
      description = "Manifest or name of the LoadTest.")
  String test;

  @Option(names = "--json", description = "One object a heal, each on one line.")
  boolean json;

  @Mixin RecordOptions records = new RecordOptions();

  @Mixin ClusterOptions cluster;

  @Override
  public Integer call() throws IOException {
    try (KeptHeals kept = open(cluster, records, Optional.empty())) {
      Optional<String> name = Optional.ofNullable(test).map(HealsCommand::name);
      List<Known> heals = kept.list(name);
      if (heals.isEmpty() && !json) {
        System.out.println(
            "No heals%s are in %s.".formatted(name.map(n -> " of " + n).orElse(""), kept.where()));
      }
      for (Known known : heals) {
        print(known);
      }
    }
    return 0;
  }

  private void print(Known known) throws IOException {
    if (json) {
      var object = JSON.createObjectNode().put("test", known.test());
      object.set("heal", JSON.valueToTree(known.heal()));
      System.out.println(JSON.writeValueAsString(object));
      return;
    }
    new HealText(Terminal.palette(), ZoneId.systemDefault())
        .lines(known.test(), HealingStatus.of(known.heal()))
        .forEach(System.out::println);
    System.out.println();
  }

  private static String name(String given) {
    Path file = Path.of(given);
    return Files.isRegularFile(file) ? Manifests.choose(file, Optional.empty()).name() : given;
  }

  private static KeptHeals open(
      ClusterOptions cluster, RecordOptions records, Optional<Path> file) {
    return cluster
        .access()
        .<KeptHeals>map(NamespaceHeals::new)
        .orElseGet(() -> new FolderHeals(records.folder, file));
  }

  /** Which heal. */
  static final class Named {
    @Parameters(paramLabel = "ID", description = "Id of the heal, as heals shows it.")
    String id;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "The test's manifest (default: where its latest run found it).")
    Path file;

    @Mixin RecordOptions records = new RecordOptions();

    @Mixin ClusterOptions cluster;

    int say(Verb verb) throws IOException {
      try (KeptHeals kept = open(cluster, records, Optional.ofNullable(file))) {
        Known known =
            kept.list(Optional.empty()).stream()
                .filter(k -> k.heal().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MissingInput("no heal " + id + " is in " + kept.where()));
        kept.say(verb, known).forEach(System.out::println);
      }
      return 0;
    }
  }

  /** Says yes. */
  @Command(
      name = "approve",
      description = {
        "Makes the changes of a heal that a trial run proved.",
        "On this machine the next loadtest run confirms them, or puts the file back."
      },
      mixinStandardHelpOptions = true)
  static final class Approve implements Callable<Integer> {
    @Mixin Named heal = new Named();

    @Override
    public Integer call() throws IOException {
      return heal.say(Verb.Approve);
    }
  }

  /** Says no. */
  @Command(
      name = "reject",
      description = "Declines a heal; the same is not proposed again.",
      mixinStandardHelpOptions = true)
  static final class Reject implements Callable<Integer> {
    @Mixin Named heal = new Named();

    @Override
    public Integer call() throws IOException {
      return heal.say(Verb.Reject);
    }
  }

  /** Takes back. */
  @Command(
      name = "revert",
      description =
          "Takes back the changes of a heal that is kept; the same is not proposed again.",
      mixinStandardHelpOptions = true)
  static final class Revert implements Callable<Integer> {
    @Mixin Named heal = new Named();

    @Override
    public Integer call() throws IOException {
      return heal.say(Verb.Revert);
    }
  }
}
