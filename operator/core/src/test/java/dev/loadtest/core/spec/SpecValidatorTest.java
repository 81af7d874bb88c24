package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** The rules one by one are in {@code operator/testdata/invalid-manifests.yaml}. */
class SpecValidatorTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES, true)
          .configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true)
          .build();

  @Test
  void aWholeValidSpecHasNoProblems() {
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {tier: 'Soak', script: {configMap: {name: 'k6'}},
                     target: {url: 'http://checkout.shop.svc:8080/v1', workloadRef: {kind: 'Deployment', name: 'checkout'}},
                     load: {executor: 'RampingVUs', startVUs: 2, gracefulRampDown: '10s', stages: [
                       {name: 'ramp', duration: '2m', target: 100}, {duration: '5m', target: 100}, {name: 'end', duration: '0s', target: 0}]},
                     thresholds: [
                       {name: 'p95', metric: 'http_req_duration{stage:stage-2}', expression: 'p(95)<500'},
                       {name: 'orders', metric: 'orders', expression: 'avg>1', abortOnFail: true, delayAbortEval: '10s'}],
                     options: {discardResponseBodies: true, someNewOption: 1}, parallelism: 4,
                     runner: {resources: {requests: {cpu: '500m'}, limits: {cpu: '1', 'example.com/nic': '1'}},
                       env: [{name: 'K6_BROWSER_HEADLESS', value: 'true'}, {name: 'PASSWORD', valueFrom: {secretKeyRef: {name: 'users', key: 'p'}}}],
                       envFrom: [{secretRef: {name: 'users'}}],
                       podTemplate: {metadata: {labels: {team: 'shop'}}, spec: {nodeSelector: {pool: 'load'},
                         volumes: [{name: 'data', configMap: {name: 'data'}}],
                         containers: [{name: 'k6', volumeMounts: [{name: 'data', mountPath: '/data'}]}]}}},
                     schedule: {cron: '@daily', timeZone: 'Europe/Berlin'}, trigger: {onRollout: true},
                     judgement: {baseline: {window: 10, minRuns: 10, calibrationRuns: 10}, reruns: 2, repeat: 3, rerunDelay: '0s',
                       metrics: [{metric: 'http_req_duration{stage:ramp}', statistic: 'p(95)'}, {metric: 'http_req_duration', statistic: 'p(95)'},
                         {metric: 'baskets', statistic: 'rate', direction: 'HigherIsBetter'}],
                       expectedChanges: [{metric: 'http_req_duration', changePercent: -10, reason: 'cache', until: '2028-02-29'},
                         {metric: 'data_sent', statistic: 'rate', changePercent: 10, reason: 'headers'}],
                       rules: [{name: 'sigma', metric: 'baskets', statistic: 'rate', rule: '>2sd'},
                         {name: 'bound', metric: 'data_sent', statistic: 'rate', rule: '<1e6'},
                         {name: 'median', metric: 'vus', statistic: 'value', rule: 'median of 3 +- 15 %'}],
                       controlProbe: {url: 'http://static.shop.svc/health', interval: '100ms'},
                       evidence: [{name: 'gpu', query: 'avg(x)'}, {name: 'disk', query: 'avg(y)'}]}}
                    """)))
        .isEmpty();
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {script: {}, load: {executor: 'ConstantVUs', duration: '0s'},
                     schedule: {cron: 'never', timeZone: 'Mars/Base'}, options: {vus: 5}}
                    """)))
        .extracting(Problem::field)
        .containsExactly(
            "spec.script",
            "spec.load.duration",
            "spec.load.vus",
            "spec.options.vus",
            "spec.schedule.cron",
            "spec.schedule.timeZone");
  }

  @Test
  void whatIsMissingIsNotReportedTwice() {
    assertThat(
            SpecValidator.validate(
                spec("{script: {inline: 'x'}, load: {}, thresholds: [{}], runner: {env: [{}]}}")))
        .isEmpty();
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {script: {inline: 'x'}, judgement: {metrics: [{}, {}], expectedChanges: [{}], rules: [{}, {}],
                      controlProbe: {}, evidence: [{}, {}]}}
                    """)))
        .isEmpty();
  }

  @Test
  void aStatisticThatDoesNotFitIsNotAskedForItsDirection() {
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {script: {inline: 'x'}, judgement: {metrics: [{metric: 'data_sent', statistic: 'avg'}],
                      rules: [{metric: 'vus', statistic: 'rate', rule: '> 2 sd'}]}}
                    """)))
        .extracting(Problem::field)
        .containsExactly(
            "spec.judgement.metrics[0].statistic", "spec.judgement.rules[0].statistic");
  }

  @Test
  void mountsOverTheOperatorsFolderAreRefusedHoweverTheyAreWritten() {
    for (String path : new String[] {"/loadtest", "/loadtest/x", "/a/../loadtest/", "/", "x", ""}) {
      assertThat(SpecValidator.validate(spec(MOUNT.formatted(path))))
          .as(path)
          .extracting(Problem::field)
          .containsExactly("spec.runner.podTemplate.spec.containers[0].volumeMounts[0].mountPath");
    }
    assertThat(SpecValidator.validate(spec(MOUNT.formatted("/loadtests")))).isEmpty();
  }

  @Test
  void partsOfThePodTemplateThatAreNoListsAreReported() {
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {script: {inline: 'x'}, runner: {podTemplate: {spec: {volumes: {a: 1}, containers: 'k6'}}}}
                    """)))
        .extracting(Problem::toString)
        .containsExactly(
            "spec.runner.podTemplate.spec.volumes: must be a list",
            "spec.runner.podTemplate.spec.containers: must be a list");
  }

  @Test
  void labelsOfTheOperatorAreRefused() {
    assertThat(
            SpecValidator.validate(
                spec(
                    """
                    {script: {inline: 'x'}, runner: {podTemplate: {metadata: {labels: {'loadtest.dev/run': 'a'}}}}}
                    """)))
        .extracting(Problem::field)
        .containsExactly("spec.runner.podTemplate.metadata.labels[loadtest.dev/run]");
  }

  private static final String MOUNT =
      """
      {script: {inline: 'x'}, runner: {podTemplate: {spec: {volumes: [{name: 'a', emptyDir: {}}],
       containers: [{name: 'k6', volumeMounts: [{name: 'a', mountPath: '%s'}]}]}}}}
      """;

  private static LoadTestSpec spec(String json) {
    try {
      return JSON.readValue(json, LoadTestSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
