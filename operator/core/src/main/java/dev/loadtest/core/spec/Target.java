package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The service under test. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
    @JsonPropertyDescription(
            "Address of the service, passed to the script as __ENV.TARGET_URL. No default. Example:"
                + " http://checkout.shop.svc")
        @Pattern(Formats.HTTP_URL)
        @Size(max = 2000)
        String url,
    @JsonPropertyDescription(
            "The workload behind the address, in the same namespace: what is looked at while load is"
                + " sent, and the source of rollouts for trigger.onRollout. Example: {apiVersion:"
                + " apps/v1, kind: Deployment, name: checkout}")
        WorkloadRef workloadRef,
    @JsonPropertyDescription(
            "Whether runs of different tests against the same address wait for each other, so that"
                + " they do not measure one another. Default: true. Example: false")
        @Default("true")
        Boolean exclusive) {

  public Target {
    exclusive = exclusive == null || exclusive;
  }

  /** A workload in the namespace of the test. */
  public record WorkloadRef(
      @JsonPropertyDescription("API version of the workload. Default: apps/v1. Example: apps/v1")
          @Default("apps/v1")
          @Pattern("^apps/v1$")
          @Size(max = 20)
          String apiVersion,
      @JsonPropertyDescription("Kind of the workload. No default. Example: Deployment") @Required
          Kind kind,
      @JsonPropertyDescription("Name of the workload. No default. Example: checkout")
          @Required
          @Pattern(Formats.OBJECT_NAME)
          @Size(max = 253)
          String name) {

    public WorkloadRef {
      apiVersion = apiVersion == null ? "apps/v1" : apiVersion;
    }

    /** Workloads that roll out. */
    public enum Kind {
      Deployment,
      StatefulSet,
      DaemonSet
    }
  }
}
