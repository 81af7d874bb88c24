package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionDigestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE =
      """
      {tier: 'Load', script: {configMap: {name: 'k6', file: 'a.js'}},
       target: {url: 'http://a', workloadRef: {kind: 'Deployment', name: 'a'}, exclusive: true},
       load: {executor: 'RampingArrivalRate', preAllocatedVUs: 5, stages: [{name: 'up', duration: '1m', target: 5}]},
       thresholds: [{name: 'p', metric: 'm', expression: 'rate<1', abortOnFail: false}],
       failOnThresholds: true, options: {rps: 5, tags: {a: 'b', c: 'd'}}, parallelism: 2,
       runner: {image: 'i', imagePullPolicy: 'Always', resources: {requests: {cpu: '1', memory: '1Gi'}},
         env: [{name: 'A', value: '1'}], envFrom: [{secretRef: {name: 's'}}], podTemplate: {metadata: {labels: {x: 'y', z: 'w'}}}},
       timeouts: {start: '5m'}, schedule: {cron: '@daily'}, trigger: {onRollout: false}, suspend: false, history: {successful: 3}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{tier: 'Soak'}",
        "{failOnThresholds: false}",
        "{timeouts: {start: '9m', collect: '9m', run: '9h'}}",
        "{schedule: {cron: '@hourly'}}",
        "{trigger: {onRollout: true}}",
        "{suspend: true}",
        "{history: {successful: 9, failed: 9}}",
        "{judgement: {}}",
        "{judgement: {baseline: {calibrationRuns: 5}, reruns: 0, repeat: 3, rerunDelay: '1m'}}",
        "{judgement: {metrics: [{metric: 'm', statistic: 'rate', smallestEffectPercent: 9}]}}",
        "{judgement: {expectedChanges: [{metric: 'm', changePercent: 15, reason: 'r'}]}}",
        "{judgement: {rules: [{name: 'r', metric: 'm', statistic: 'rate', rule: '<9'}]}}",
        "{judgement: {controlProbe: {url: 'http://static', interval: '1s'}}}",
        "{judgement: {evidence: [{name: 'gpu', query: 'avg(x)'}]}}",
      })
  void whatSendsNoLoadLeavesItAsItIs(String edit) {
    assertThat(digest(edit)).isEqualTo(digest("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{script: {configMap: {name: 'other'}}}",
        "{script: {configMap: {file: 'b.js'}}}",
        "{target: {url: 'http://b'}}",
        "{target: {workloadRef: {name: 'b'}}}",
        "{load: {executor: 'RampingVUs'}}",
        "{load: {startRate: 4}}",
        "{load: {gracefulStop: '1s'}}",
        "{load: {stages: [{name: 'up', duration: '1m', target: 6}]}}",
        "{load: {stages: [{name: 'down', duration: '1m', target: 5}]}}",
        "{load: {maxVUs: 9}}",
        "{thresholds: []}",
        "{thresholds: [{name: 'p', metric: 'm', expression: 'rate<2'}]}",
        "{thresholds: [{name: 'p', metric: 'm', expression: 'rate<1', abortOnFail: true}]}",
        "{options: {rps: 6}}",
        "{options: {tags: {a: 'e'}}}",
        "{parallelism: 3}",
        "{runner: {image: 'j'}}",
        "{runner: {imagePullPolicy: 'Never'}}",
        "{runner: {resources: {requests: {cpu: '2'}}}}",
        "{runner: {env: [{name: 'A', value: '2'}]}}",
        "{runner: {envFrom: [{secretRef: {name: 't'}}]}}",
        "{runner: {podTemplate: {metadata: {labels: {x: 'n'}}}}}",
      })
  void everyFieldThatIsExecutedChangesIt(String edit) {
    assertThat(digest(edit)).isNotEqualTo(digest("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{load: {startRate: 0, timeUnit: '1s', maxVUs: 5, gracefulStop: '30s', exec: 'default'}}",
        "{target: {workloadRef: {apiVersion: 'apps/v1'}, exclusive: true}}",
      })
  void aDefaultThatIsWrittenOutMakesNoDifference(String edit) {
    assertThat(digest(edit)).isEqualTo(digest("{}"));
  }

  @Test
  void whatIsEmptyIsAbsent() {
    var script = "script: {inline: 'x'}";
    assertThat(ExecutionDigest.of(Specs.spec("{" + script + ", options: {}, runner: {env: []}}")))
        .isEqualTo(ExecutionDigest.of(Specs.spec("{" + script + "}")));
  }

  @Test
  void anUnnamedStageIsNamedByItsPlace() {
    assertThat(digest("{load: {stages: [{duration: '1m', target: 5}]}}"))
        .isEqualTo(digest("{load: {stages: [{name: 'stage-1', duration: '1m', target: 5}]}}"));
  }

  @Property(tries = 50)
  void orderOfKeysMakesNoDifference(@ForAll long seed) throws JsonProcessingException {
    JsonNode shuffled = shuffled(Specs.read(BASE, JsonNode.class), new Random(seed));
    assertThat(ExecutionDigest.of(JSON.treeToValue(shuffled, LoadTestSpec.class)))
        .isEqualTo(digest("{}"));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      array.forEach(item -> copy.add(shuffled(item, random)));
      return copy;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = JSON.createObjectNode();
    names.forEach(name -> copy.set(name, shuffled(node.get(name), random)));
    return copy;
  }

  private static String digest(String edit) {
    ObjectNode spec = Specs.read(BASE, ObjectNode.class);
    edit(spec, Specs.read(edit, ObjectNode.class));
    return ExecutionDigest.of(JSON.convertValue(spec, LoadTestSpec.class));
  }

  /** As JSON merge patch does: lists are replaced. */
  private static void edit(ObjectNode spec, ObjectNode edit) {
    edit.properties()
        .forEach(
            e -> {
              if (spec.get(e.getKey()) instanceof ObjectNode old
                  && e.getValue() instanceof ObjectNode part) {
                edit(old, part);
              } else {
                spec.set(e.getKey(), e.getValue());
              }
            });
  }
}
