package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHeals;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** The heals of a namespace: the operator is told what a person says. */
final class NamespaceHeals implements KeptHeals {
  private final KubernetesClient client;
  private final ClusterHeals heals;

  NamespaceHeals(ClusterAccess access) {
    this.client = access.connect();
    this.heals = new ClusterHeals(client);
  }

  @Override
  public String where() {
    return "namespace " + client.getNamespace();
  }

  @Override
  public List<Known> list(Optional<String> test) {
    return test.map(List::of).orElseGet(heals::tests).stream()
        .flatMap(name -> heals.read(name).heals().stream().map(heal -> new Known(name, heal)))
        .toList();
  }

  @Override
  public List<String> say(Verb verb, Known known) {
    heals.say(known.test(), annotation(verb), known.heal().id());
    return List.of(
        "The operator is told to %s heal %s of %s, which is %s now; loadtest heals %s shows what became of it."
            .formatted(
                word(verb), known.heal().id(), known.test(), known.heal().state(), known.test()));
  }

  private static String annotation(Verb verb) {
    return word(verb) + "-healing";
  }

  private static String word(Verb verb) {
    return switch (verb) {
      case Approve -> "approve";
      case Reject -> "reject";
      case Revert -> "revert";
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
