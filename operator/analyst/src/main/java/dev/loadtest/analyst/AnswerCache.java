package dev.loadtest.analyst;

import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to the latest questions, so that the same question is asked once. Failures are not kept.
 * Lost with the process, which costs a call and nothing else.
 */
public final class AnswerCache {
  private final Map<Key, Answered> answers;

  /**
   * @param most how many answers; an answer takes up to 20 KB
   */
  public AnswerCache(int most) {
    this.answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Answered> eldest) {
            return size() > most;
          }
        };
  }

  /** The same words to the same model at the same place. */
  record Key(String digest, Provider provider, String model, URI baseUrl, int maxTokens) {
    static Key of(ModelSettings settings, URI baseUrl, Prompt prompt) {
      return new Key(
          prompt.digest(), settings.provider(), settings.model(), baseUrl, settings.maxTokens());
    }
  }

  synchronized Optional<Answered> find(Key key) {
    return Optional.ofNullable(answers.get(key)).map(Answered::fromCache);
  }

  synchronized void keep(Key key, Answered answered) {
    answers.put(key, answered);
  }
}
