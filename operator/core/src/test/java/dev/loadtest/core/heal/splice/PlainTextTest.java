package dev.loadtest.core.heal.splice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loadtest.core.spec.yaml.YamlText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

class PlainTextTest {
  private static final List<Schema> YAML_12 = List.of(new JsonSchema(), new CoreSchema());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p(95)<500",
        "rate<0.01",
        "5s",
        "1m30s",
        "500m",
        "1Gi",
        "a:b",
        "a#b",
        "it's",
        "5d",
        "1.2.3",
        "été",
        "😀",
        "a, b",
        "x{y}",
        "http_req_duration"
      })
  void standsWithoutQuotes(String text) {
    assertThat(PlainText.isSafe(text, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " a",
        "a ",
        "on",
        "No",
        "y",
        "TRUE",
        "null",
        "~",
        ".inf",
        ".NaN",
        "5",
        "-5",
        "+5",
        "1_000",
        "1,000",
        "0x1F",
        "0o17",
        "010",
        "08",
        "0b1",
        "1e3",
        "1.",
        ".5",
        "12:30:45",
        "2026-01-01",
        "2026-11-21T02:00:00Z",
        "=",
        "<<",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "- a",
        "-a",
        "? a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'a'",
        "\"a\"",
        "%a",
        "@a",
        "`a",
        "[a",
        "{a",
        "---",
        "...",
        "a\tb",
        "a\nb",
        "\u0000",
        "\u00a0",
        "a\u2028b",
        "\uFEFFa",
        "\u200d"
      })
  void needsQuotes(String text) {
    assertThat(PlainText.isSafe(text, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a, b", "x{y}", "a]", "a:b", "http_req_duration{stage:a}"})
  void needsQuotesOnlyInBraces(String text) {
    assertThat(PlainText.isSafe(text, false)).isTrue();
    assertThat(PlainText.isSafe(text, true)).isFalse();
  }

  @Property(tries = 5000)
  void whatIsWrittenIsReadAsTheSameText(
      @ForAll("texts") String text, @ForAll boolean flow, @ForAll ScalarStyle wish) {
    String written =
        new Scalars(ScalarStyle.SINGLE_QUOTED).written(TextNode.valueOf(text), wish, flow);
    String yaml = flow ? "{a: " + written + ", b: [" + written + "]}" : "a: " + written + "\nb: 1";

    JsonNode read = YamlText.read(yaml).documents().getFirst().json();

    assertThat(read.get("a").isTextual()).isTrue();
    assertThat(read.get("a").textValue()).isEqualTo(text);
    for (Schema schema : YAML_12) {
      var load = new Load(LoadSettings.builder().setSchema(schema).build());
      assertThat(((Map<?, ?>) load.loadFromString(yaml)).get("a")).isEqualTo(text);
    }
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("0123456789.-+eExXobon_:#, '\"{}[]&*!|>%@`?~<=yYnN")
            .ofMaxLength(6),
        Arbitraries.strings()
            .withChars("a: #\t\n\r\\\"'😀é\u00a0\u0085\u2028\uFEFF\u0001")
            .ofMaxLength(8),
        Arbitraries.strings()
            .ofMaxLength(20)
            .filter(s -> s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)));
  }
}
