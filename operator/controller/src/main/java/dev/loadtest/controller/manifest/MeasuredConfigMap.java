package dev.loadtest.controller.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.status.MeasuredAttempt;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;

/** The ConfigMap with what an attempt measured, kept until the verdict: logs do not stay. */
public final class MeasuredConfigMap {
  private static final String ATTEMPT = "attempt.json";
  private static final String SUMMARY = "summary.json.gz";
  private static final ObjectMapper JSON = new ObjectMapper();

  private MeasuredConfigMap() {}

  public static ConfigMap of(
      MeasuredAttempt measured,
      String name,
      String namespace,
      Map<String, String> labels,
      OwnerReference owner) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .withOwnerReferences(owner)
        .endMetadata()
        .withImmutable(true)
        .addToData(ATTEMPT, json(measured.attempt()))
        .addToBinaryData(SUMMARY, PackedSummary.write(measured.summary()))
        .build();
  }

  /**
   * @throws IllegalStateException for a ConfigMap that is none of these
   */
  public static MeasuredAttempt read(ConfigMap found) {
    try {
      return new MeasuredAttempt(
          JSON.readValue(found.getData().get(ATTEMPT), Attempt.class),
          PackedSummary.read(found.getBinaryData().get(SUMMARY)));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalStateException("the attempt " + found.getMetadata().getName(), e);
    }
  }

  private static String json(Attempt attempt) {
    try {
      return JSON.writeValueAsString(attempt);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an attempt can always be written", e);
    }
  }
}
