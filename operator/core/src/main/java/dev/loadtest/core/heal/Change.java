package dev.loadtest.core.heal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.loadtest.core.spec.HealingPolicy.Scope;
import dev.loadtest.core.spec.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** One change of a test, as people speak of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.ThresholdMoved.class, name = "ThresholdMoved"),
  @JsonSubTypes.Type(value = Change.ThresholdAdded.class, name = "ThresholdAdded"),
  @JsonSubTypes.Type(value = Change.StageDuration.class, name = "StageDuration"),
  @JsonSubTypes.Type(value = Change.StageSplit.class, name = "StageSplit"),
  @JsonSubTypes.Type(value = Change.StageRemoved.class, name = "StageRemoved"),
  @JsonSubTypes.Type(value = Change.RunnerResource.class, name = "RunnerResource"),
  @JsonSubTypes.Type(value = Change.Runners.class, name = "Runners"),
  @JsonSubTypes.Type(value = Change.Option.class, name = "Option")
})
public sealed interface Change {

  /** What is changed, e.g. {@code thresholds[steady-p95].expression}. */
  @JsonIgnore
  String field();

  /** As it was; empty where there was nothing. */
  String from();

  /** As it becomes; empty where nothing is left. */
  String to();

  /** What the policy must allow. */
  @JsonIgnore
  Scope scope();

  /** A threshold asks for another number. */
  record ThresholdMoved(String threshold, String metric, String from, String to) implements Change {
    @Override
    public String field() {
      return "thresholds[" + threshold + "].expression";
    }

    @Override
    public Scope scope() {
      return Scope.Thresholds;
    }
  }

  /** A test without thresholds gets one. */
  record ThresholdAdded(String threshold, String metric, String to) implements Change {
    @Override
    public String field() {
      return "thresholds[" + threshold + "]";
    }

    @Override
    public String from() {
      return "";
    }

    @Override
    public Scope scope() {
      return Scope.Thresholds;
    }
  }

  /** A stage takes longer, or a soak another time. */
  record StageDuration(String stage, String from, String to) implements Change {
    @Override
    public String field() {
      return "load.stages[" + stage + "].duration";
    }

    @Override
    public Scope scope() {
      return Scope.Stages;
    }
  }

  /**
   * A spike becomes steps. The last step has the name and the target of the stage it stands for, so
   * that thresholds of that stage still ask about the peak.
   */
  record StageSplit(String stage, List<Stage> before, List<Stage> after) implements Change {
    public StageSplit {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public String field() {
      return "load.stages[" + stage + "]";
    }

    @Override
    @JsonIgnore
    public String from() {
      return written(before);
    }

    @Override
    @JsonIgnore
    public String to() {
      return written(after);
    }

    @Override
    public Scope scope() {
      return Scope.Stages;
    }

    private static String written(List<Stage> stages) {
      return stages.stream()
          .map(s -> s.name() + ": " + s.target() + " in " + s.duration())
          .collect(Collectors.joining(", "));
    }
  }

  /** A stage goes. */
  record StageRemoved(String stage, String from) implements Change {
    @Override
    public String field() {
      return "load.stages[" + stage + "]";
    }

    @Override
    public String to() {
      return "";
    }

    @Override
    public Scope scope() {
      return Scope.StageRemoval;
    }
  }

  /**
   * The runners get more of something.
   *
   * @param list {@code requests} or {@code limits}
   * @param resource {@code cpu} or {@code memory}
   */
  record RunnerResource(String list, String resource, String from, String to) implements Change {
    @Override
    public String field() {
      return "runner.resources." + list + "." + resource;
    }

    @Override
    public Scope scope() {
      return Scope.RunnerResources;
    }
  }

  /** The load is spread over more runners. */
  record Runners(int before, int after) implements Change {
    @Override
    public String field() {
      return "parallelism";
    }

    @Override
    @JsonIgnore
    public String from() {
      return Integer.toString(before);
    }

    @Override
    @JsonIgnore
    public String to() {
      return Integer.toString(after);
    }

    @Override
    public Scope scope() {
      return Scope.RunnerResources;
    }
  }

  /** A k6 option gets a value, written as JSON. */
  record Option(String name, String from, String to) implements Change {
    @Override
    public String field() {
      return "options." + name;
    }

    @Override
    public Scope scope() {
      return Scope.Options;
    }
  }
}
