package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementPolicyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHOLE =
      """
      {baseline: {window: 20, minRuns: 6, calibrationRuns: 7}, reruns: 1, rerunDelay: '1m', repeat: 3,
       metrics: [{metric: 'http_req_duration{stage:steady}', statistic: 'p(95)', smallestEffectPercent: 10, direction: 'LowerIsBetter'}],
       expectedChanges: [{metric: 'http_req_duration', statistic: 'p(95)', changePercent: -15, tolerancePercent: 0, reason: 'cache', until: '2026-12-01'}],
       rules: [{name: 'drift', metric: 'http_req_duration', statistic: 'p(95)', rule: '> 20 %'}],
       controlProbe: {url: 'http://static/health', interval: '1s'},
       evidence: [{name: 'gpu', query: 'avg(x)', unit: '%', notable: '>90'}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        WHOLE,
        "{metrics: [{}], expectedChanges: [{}], rules: [{}], controlProbe: {}, evidence: [{}]}",
        "{baseline: {}, reruns: 0}",
      })
  void itReadsBackAsWritten(String json) throws JsonProcessingException {
    var policy = Specs.read(json, JudgementPolicy.class);
    assertThat(JSON.readValue(JSON.writeValueAsString(policy), JudgementPolicy.class))
        .isEqualTo(policy);
  }

  @Test
  void whatIsAbsentIsTheDefaultAndSmall() throws JsonProcessingException {
    assertThat(Specs.read("{}", JudgementPolicy.class)).isEqualTo(JudgementPolicy.defaults());
    assertThat(Specs.spec("{script: {inline: 'x'}}").judgement())
        .isEqualTo(JudgementPolicy.defaults());
    assertThat(JSON.writeValueAsString(JudgementPolicy.defaults()))
        .isEqualTo(
            """
            {"baseline":{"window":30,"minRuns":5,"calibrationRuns":0},"rerunDelay":"5s","repeat":1}\
            """);
  }

  @Test
  void absentPartsOfItemsAreDefaultsToo() {
    assertThat(Specs.read("{}", JudgedMetric.class).smallestEffectPercent()).isEqualTo(5);
    assertThat(Specs.read("{}", ExpectedChange.class).tolerancePercent()).isEqualTo(5);
    assertThat(Specs.read("{}", ControlProbe.class).interval()).isEqualTo("500ms");
  }

  @ParameterizedTest
  @CsvSource({"Smoke, , 2", "Load, , 2", "Soak, , 0", "Soak, 1, 1", "Load, 0, 0"})
  void aSoakIsNotRepeatedUnlessThatIsWritten(Tier tier, Integer written, int reruns) {
    var policy = Specs.read("{reruns: " + written + "}", JudgementPolicy.class);
    assertThat(policy.reruns(tier)).isEqualTo(reruns);
  }
}
