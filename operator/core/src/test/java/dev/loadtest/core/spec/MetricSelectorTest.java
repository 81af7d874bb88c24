package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricSelectorTest {

  @Test
  void theStageIsATagOfItsOwn() {
    var selector = MetricSelector.parse("http_req_duration{name:login, stage:steady, code:200}");
    assertThat(selector.metric()).isEqualTo("http_req_duration");
    assertThat(selector.stage()).contains("steady");
    assertThat(selector.tagsWithoutStage()).isEqualTo("code:200,name:login");
    assertThat(selector).hasToString("http_req_duration{code:200,name:login,stage:steady}");
  }

  @Test
  void withoutTagsItIsTheWholeMetric() {
    var selector = MetricSelector.parse("checks");
    assertThat(selector.stage()).isEmpty();
    assertThat(selector.tagsWithoutStage()).isEmpty();
    assertThat(selector).isEqualTo(MetricSelector.of("checks")).hasToString("checks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          checks{}       | "checks{}": no tag at character 8; write tag:value, or leave the braces or the comma out
          checks{a:1,}   | "checks{a:1,}": no tag at character 12; write tag:value, or leave the braces or the comma out
          checks{a}      | "checks{a}": tag without a value "a" at character 8; write tag:value, or tag:"" for empty
          checks{a:1,b:} | "checks{a:1,b:}": tag without a value "b:" at character 12; write tag:value, or tag:"" for empty
          checks{:1}     | "checks{:1}": value without a tag ":1" at character 8; write tag:value
          checks{a:1     | "checks{a:1": no closing brace at character 11; end with }
          checks a:1}    | "checks a:1}": closing brace without an opening one before it: "}" at character 11; write metric{tag:value,tag2:value2}
          checks{a:1} x  | "checks{a:1} x": text after the closing brace: " x" at character 12; end with }
          {a:1}          | "{a:1}": no metric at character 1; write a k6 metric: 2 to 129 letters, digits or _, not starting with a digit, without spaces
          http req       | "http req": bad metric name "http req" at character 1; write a k6 metric: 2 to 129 letters, digits or _, not starting with a digit, without spaces
          """)
  void errorsNamePositionTokenAndRemedy(String text, String message) {
    assertThatThrownBy(() -> MetricSelector.parse(text))
        .isInstanceOf(GrammarException.class)
        .hasMessage(message);
  }
}
