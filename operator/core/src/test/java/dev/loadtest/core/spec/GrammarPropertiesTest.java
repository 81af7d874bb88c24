package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrammarPropertiesTest {

  @Property
  void theParsersFailOnlyWithTheirOwnError(@ForAll("texts") String text) {
    assertOwnError(ThresholdExpression::parse, text);
    assertOwnError(MetricSelector::parse, text);
    assertOwnError(Aggregation::parse, text);
    assertOwnError(GoDuration::parse, text);
    assertOwnError(SimpleRule::parse, text);
  }

  @Property
  void anExpressionReadsBackFromItsCanonicalForm(@ForAll("expressions") ThresholdExpression e) {
    assertThat(ThresholdExpression.parse(e.toString())).isEqualTo(e);
  }

  @Property
  void anExpressionReadsTheSameWithSpacesAround(@ForAll("expressions") ThresholdExpression e) {
    var spaced =
        " \t%s %s\n%s ".formatted(e.aggregation().text(), e.operator().symbol(), e.bound());
    assertThat(ThresholdExpression.parse(spaced)).isEqualTo(e);
  }

  @Property
  void aSelectorReadsBackFromItsCanonicalForm(@ForAll("selectors") MetricSelector selector) {
    assertThat(MetricSelector.parse(selector.toString())).isEqualTo(selector);
  }

  @Provide
  Arbitrary<String> texts() {
    var grammarLike =
        Arbitraries.of(
            "p(", ")", "95", "avg", "count", "<", "=", "!", ">", ".", "e", "-", "_", "0x", " ", "{",
            "}", ":", ",", "\"", "a", "1", "ms", "d", "\u00a0", "\u00b5s", "sd", "%", "median",
            "of", "3", "+-");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        grammarLike.list().ofMaxSize(8).map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<ThresholdExpression> expressions() {
    var percent = Arbitraries.doubles().between(0, 100).ofScale(3);
    Arbitrary<Aggregation> aggregation =
        Arbitraries.oneOf(
            Arbitraries.of(
                new Aggregation.Avg(),
                new Aggregation.Min(),
                new Aggregation.Max(),
                new Aggregation.Med(),
                new Aggregation.Rate(),
                new Aggregation.Count(),
                new Aggregation.Value()),
            percent.map(Aggregation.Percentile::new));
    return Combinators.combine(
            aggregation, Arbitraries.of(Operator.values()), Arbitraries.doubles())
        .as(ThresholdExpression::new);
  }

  @Provide
  Arbitrary<MetricSelector> selectors() {
    var name = Arbitraries.strings().withCharRange('a', 'z').withChars('_').ofLength(5);
    var value = Arbitraries.strings().withCharRange('a', 'z').withChars(" :/{}.").ofMaxLength(6);
    return Combinators.combine(name, Arbitraries.maps(name, value).ofMaxSize(3))
        .as((metric, tags) -> new MetricSelector(metric, new TreeMap<>(tags)));
  }

  private static void assertOwnError(Consumer<String> parser, String text) {
    try {
      parser.accept(text);
    } catch (GrammarException e) {
      assertThat(e)
          .hasMessageContaining("at character")
          .extracting("remedy")
          .asString()
          .isNotEmpty();
    }
  }
}
