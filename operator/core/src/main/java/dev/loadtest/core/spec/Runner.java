package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** How the pods that run k6 look. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Runner(
    @JsonPropertyDescription(
            "Runner image. Default: the operator's own k6 image. Example:"
                + " registry.example.com/k6-with-kafka:1.2")
        @Size(min = 1, max = 500)
        String image,
    @JsonPropertyDescription(
            "When the image is pulled, as in a container. Default: IfNotPresent. Example: Always")
        ImagePullPolicy imagePullPolicy,
    @JsonPropertyDescription(
            "CPU and memory of each runner pod. Default: requests of 100m and 128Mi, a limit of"
                + " 512Mi. Example: {requests: {cpu: \"1\", memory: 512Mi}, limits:"
                + " {memory: 1Gi}}")
        Resources resources,
    @JsonPropertyDescription(
            "Environment variables, read by the script as __ENV. Example: [{name: USERS, value:"
                + " \"100\"}]")
        @Size(max = 100)
        List<EnvVar> env,
    @JsonPropertyDescription(
            "Environment variables from whole ConfigMaps and Secrets of the same namespace. Example:"
                + " [{secretRef: {name: checkout-users}}]")
        @Size(max = 20)
        List<EnvFrom> envFrom,
    @JsonPropertyDescription(
            "Parts of a pod template for the runners: metadata labels and annotations; nodeSelector,"
                + " affinity, tolerations, topologySpreadConstraints, priorityClassName,"
                + " runtimeClassName, imagePullSecrets, dnsPolicy, dnsConfig, hostAliases,"
                + " schedulerName, volumes and volume mounts from the same namespace."
                + " Other fields are refused. Example: {spec: {nodeSelector: {pool:"
                + " load}}}")
        @PreserveUnknownFields
        JsonNode podTemplate) {

  public Runner {
    env = env == null ? List.of() : List.copyOf(env);
    envFrom = envFrom == null ? List.of() : List.copyOf(envFrom);
  }

  /** A runner pod with nothing set. */
  public static Runner defaults() {
    return new Runner(null, null, null, null, null, null);
  }

  /** As in a container. */
  public enum ImagePullPolicy {
    Always,
    IfNotPresent,
    Never
  }

  /** As in a container; keys are resource names, values quantities. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Resources(
      @JsonPropertyDescription(
              "What each pod is guaranteed. Unit: Kubernetes quantities. Example: {cpu: 500m,"
                  + " memory: 256Mi}")
          Map<String, String> requests,
      @JsonPropertyDescription(
              "What each pod may use at most. Unit: Kubernetes quantities. Example: {memory: 1Gi}")
          Map<String, String> limits) {}

  /** One environment variable. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(value = Rules.ENV_ONE_VALUE, message = Messages.ENV_ONE_VALUE)
  public record EnvVar(
      @JsonPropertyDescription("Name of the variable. No default. Example: USERS")
          @Required
          @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
          @Size(max = 200)
          String name,
      @JsonPropertyDescription("Its value. Default: empty. Example: \"100\"") @Size(max = 32768)
          String value,
      @JsonPropertyDescription(
              "Where its value comes from instead. Example: {secretKeyRef: {name: users, key:"
                  + " password}}")
          EnvSource valueFrom) {}

  /** A key of a Secret or a ConfigMap. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(value = Rules.ENV_ONE_SOURCE, message = Messages.ENV_ONE_SOURCE)
  public record EnvSource(
      @JsonPropertyDescription(
              "A key of a Secret in the same namespace. Example: {name: users, key: password}")
          KeyRef secretKeyRef,
      @JsonPropertyDescription(
              "A key of a ConfigMap in the same namespace. Example: {name: settings, key: region}")
          KeyRef configMapKeyRef) {}

  /** A key of a named object. */
  public record KeyRef(
      @JsonPropertyDescription("Name of the object. No default. Example: users")
          @Required
          @Pattern(Formats.OBJECT_NAME)
          @Size(max = 253)
          String name,
      @JsonPropertyDescription("Key in the object. No default. Example: password")
          @Required
          @Size(min = 1, max = 253)
          String key) {}

  /** All keys of a ConfigMap or a Secret. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(value = Rules.ENV_FROM_ONE, message = Messages.ENV_FROM_ONE)
  public record EnvFrom(
      @JsonPropertyDescription("Put before each name. Default: empty. Example: SHOP_")
          @Size(max = 100)
          String prefix,
      @JsonPropertyDescription("A ConfigMap of the same namespace. Example: {name: settings}")
          NameRef configMapRef,
      @JsonPropertyDescription("A Secret of the same namespace. Example: {name: users}")
          NameRef secretRef) {}

  /** A named object of the same namespace. */
  public record NameRef(
      @JsonPropertyDescription("Name of the object. No default. Example: settings")
          @Required
          @Pattern(Formats.OBJECT_NAME)
          @Size(max = 253)
          String name) {}
}
