package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> KNOWN = List.of("parallelism", "thresholds", "load", "tier");

  @Test
  void aMistypedWordIsRecognised() {
    assertThat(Spelling.nearest("paralelism", KNOWN)).contains("parallelism");
    assertThat(Spelling.nearest("teir", KNOWN)).contains("tier");
    assertThat(Spelling.nearest("Tier", KNOWN)).contains("tier");
    assertThat(Spelling.nearest("threshold", KNOWN)).contains("thresholds");
  }

  @Test
  void aDifferentWordIsNotGuessed() {
    assertThat(Spelling.nearest("schedule", KNOWN)).isEmpty();
    assertThat(Spelling.hint("vus", KNOWN)).isEmpty();
  }
}
