package dev.loadtest.controller.act;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Ends Jobs. */
public final class JobWriter {
  /**
   * How long the pods of a collected attempt stay for people who want to see their logs. Unit: s.
   */
  private static final int KEEP_SECONDS = 3600;

  private final KubernetesClient client;

  public JobWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Stops whatever still runs, and removes the pods. */
  public void delete(Job job) {
    client.resource(job).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
  }

  /** Lets the cluster remove a finished Job later; never before its results were collected. */
  public void expire(Job job) {
    if (job.getSpec().getTtlSecondsAfterFinished() != null) {
      return;
    }
    try {
      client
          .resource(job)
          .patch(Writes.MERGE, "{\"spec\":{\"ttlSecondsAfterFinished\":" + KEEP_SECONDS + "}}");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e; // a Job that somebody deleted needs no end
      }
    }
  }
}
