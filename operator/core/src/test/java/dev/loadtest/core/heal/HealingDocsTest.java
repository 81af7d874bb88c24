package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on healing says what the code does. */
class HealingDocsTest {
  private static final Path PAGE = Path.of("../../docs/healing.md");

  @ParameterizedTest
  @EnumSource(Guardrail.class)
  void eachGuardrailIsThereWithItsSentence(Guardrail guardrail) throws IOException {
    assertThat(Files.readString(PAGE)).contains("\n| " + guardrail.pattern() + " | ");
  }

  @Test
  void noSentenceIsThereThatNobodySays() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("## Guardrails"), page.indexOf("## Remedies"));
    assertThat(section.lines().filter(l -> l.startsWith("| ")).skip(1))
        .hasSize(Guardrail.values().length);
  }

  @Test
  void theTableOfCertaintyIsThatOfTheCode() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(row("fewer than 5", Certainty.of(4, 1), Certainty.of(4, 2)))
        .contains(row("5 to 9", Certainty.of(5, 1), Certainty.of(9, 3)))
        .contains(row("10 or more", Certainty.of(10, 1), Certainty.of(10, 2)));
  }

  private static String row(String runs, int one, int more) {
    return "| %s | %d %% | %d %% |".formatted(runs, one, more);
  }

  @Test
  void theLongestLoadsAreThoseOfTheCode() throws IOException {
    for (var tier : Tier.values()) {
      assertThat(Files.readString(PAGE))
          .contains("| `%s` | %s |".formatted(tier, Durations.written(LongestLoad.of(tier))));
    }
  }
}
