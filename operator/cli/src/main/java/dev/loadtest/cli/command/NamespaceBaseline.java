package dev.loadtest.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterBaseline;
import dev.loadtest.cli.record.BaselineFile;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.JudgementPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history that the operator keeps. */
final class NamespaceBaseline implements KeptBaseline {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final String test;
  private final ClusterBaseline baseline;

  NamespaceBaseline(ClusterAccess access, String test) {
    this.client = access.connect();
    this.test = test;
    this.baseline = new ClusterBaseline(client, test);
  }

  @Override
  public String where() {
    return "ConfigMap %s of namespace %s".formatted(baseline.name(), client.getNamespace());
  }

  @Override
  public Optional<RunHistory> read() {
    return baseline.read().map(this::history);
  }

  @Override
  public void change(UnaryOperator<RunHistory> change) {
    baseline.change(
        before -> json(change.apply(before.map(this::history).orElse(RunHistory.EMPTY))));
  }

  @Override
  public String accept(String run) {
    baseline.accept(run);
    return "The operator is asked to accept %s as the new normal of %s.".formatted(run, test);
  }

  @Override
  public JudgementPolicy policy() {
    return baseline.spec().judgement();
  }

  @Override
  public Map<String, String> messages() {
    return baseline.messages();
  }

  @Override
  public void close() {
    client.close();
  }

  private RunHistory history(String json) {
    return BaselineFile.parse(json, where()).history();
  }

  private static String json(RunHistory history) {
    try {
      return JSON.writeValueAsString(history);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a history can always be written", e);
    }
  }
}
