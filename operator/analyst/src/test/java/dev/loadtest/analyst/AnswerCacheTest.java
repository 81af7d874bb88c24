package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private final AnswerCache cache = new AnswerCache(2);

  @Test
  void theOldestIsForgotten() {
    cache.keep(key("a"), answered());
    cache.keep(key("b"), answered());
    assertThat(cache.find(key("a"))).isPresent();
    cache.keep(key("c"), answered());
    assertThat(cache.find(key("b"))).isEmpty();
    assertThat(cache.find(key("a"))).isPresent();
  }

  @Test
  void anotherAddressIsAnotherQuestion() {
    cache.keep(key("a"), answered());
    assertThat(
            cache.find(
                new AnswerCache.Key("a", Provider.OpenAI, "m", URI.create("http://other"), 500)))
        .isEmpty();
  }

  private static AnswerCache.Key key(String digest) {
    return new AnswerCache.Key(digest, Provider.OpenAI, "m", URI.create("http://one"), 500);
  }

  private static Answered answered() {
    return new Answered(null, "", 1, 1, 1, false, false);
  }
}
