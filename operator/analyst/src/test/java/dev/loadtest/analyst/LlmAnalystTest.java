package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.analyst.Outcome.Failed;
import dev.loadtest.analyst.Outcome.Failure;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LlmAnalystTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private FakeVendor vendor;

  @BeforeEach
  void start() throws IOException {
    vendor = new FakeVendor().then(200, Wire.answer(Provider.OpenAI, Wire.SENSIBLE));
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  @Test
  void theSameQuestionIsAskedOnce() {
    var question = new Question(vendor);
    Answered first = (Answered) question.ask(Provider.OpenAI);
    Answered second = (Answered) question.ask(Provider.OpenAI);
    assertThat(vendor.asked).hasSize(1);
    assertThat(first.cached()).isFalse();
    assertThat(second.cached()).isTrue();
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(second.tokensIn()).isZero();
    assertThat(question.counted)
        .containsExactly("OpenAI the-model Answered 2095/503", "OpenAI the-model Cached 0/0");
  }

  @Test
  void whatFailedIsAskedAgain() throws IOException {
    try (var failing = new FakeVendor()) {
      failing.then(403, "{}").then(200, Wire.answer(Provider.OpenAI, Wire.SENSIBLE));
      var question = new Question(failing);
      assertThat(question.ask(Provider.OpenAI)).isInstanceOf(Failed.class);
      assertThat(question.ask(Provider.OpenAI)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void anotherModelIsAnotherQuestion() {
    var question = new Question(vendor);
    question.ask(Provider.OpenAI);
    question.ask(
        new ModelSettings(Provider.OpenAI, "another", vendor.url(), ApiKey.of("k"), TIMEOUT, 1500));
    assertThat(vendor.asked).hasSize(2);
  }

  @Test
  void aUsedUpBudgetAsksNobody() {
    var question = new Question(vendor, 0, 1_000_000);
    Failed failed = (Failed) question.ask(Provider.OpenAI);
    assertThat(failed.kind()).isEqualTo(Failure.BudgetExhausted);
    assertThat(failed.sentence()).contains("renewed at 00:00 UTC");
    assertThat(new Question(vendor, 100, 1000).ask(Provider.OpenAI))
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.kind()).isEqualTo(Failure.BudgetExhausted));
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void aBudgetThatCannotBeReadAsksNobody() {
    var broken =
        new SpentStore() {
          @Override
          public Optional<Spent> read(String namespace) {
            throw new IllegalStateException("no cluster");
          }

          @Override
          public void keep(String namespace, Spent spent) {}
        };
    var analyst =
        new LlmAnalyst(
            AllowedAddresses.of(List.of(vendor.url())),
            new AnswerCache(1),
            new DailyBudget(10, 100_000, broken, InstantSource.system()),
            ModelMetrics.none());
    assertThat(
            analyst.ask(
                Question.settings(Provider.OpenAI, vendor.url(), TIMEOUT), "shop", Question.PROMPT))
        .isInstanceOf(Failed.class);
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void anAddressThatIsNotListedIsNotAsked() throws IOException {
    try (var other = new FakeVendor()) {
      Failed failed =
          (Failed)
              new Question(vendor).ask(Question.settings(Provider.OpenAI, other.url(), TIMEOUT));
      assertThat(failed.kind()).isEqualTo(Failure.AddressNotAllowed);
      assertThat(failed.sentence()).contains("analysis.allowedBaseUrls");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void aMissingKeyIsSaidBeforeAnythingIsSent() {
    for (Provider provider : List.of(Provider.Anthropic, Provider.OpenAI)) {
      Failed failed =
          (Failed)
              new Question(vendor)
                  .ask(new ModelSettings(provider, "m", null, ApiKey.of(" "), TIMEOUT, 500));
      assertThat(failed.kind()).isEqualTo(Failure.Unauthorized);
      assertThat(failed.sentence()).isEqualTo(provider + " needs an API key; write secretRef.");
    }
  }

  @Test
  void aServerOfOnesOwnNeedsNoKey() {
    assertThat(
            new Question(vendor)
                .ask(
                    new ModelSettings(
                        Provider.OpenAI, "m", vendor.url() + "/v1", null, TIMEOUT, 500)))
        .isInstanceOf(Answered.class);
    assertThat(vendor.asked.getFirst().path()).isEqualTo("/v1/chat/completions");
    assertThat(vendor.asked.getFirst().headers().getOrDefault("authorization", ""))
        .doesNotContain("null");
  }

  @Test
  void aKeyThatNoHeaderCanCarryIsRefusedUnseen() {
    Failed failed =
        (Failed)
            new Question(vendor)
                .ask(
                    new ModelSettings(
                        Provider.OpenAI,
                        "m",
                        vendor.url(),
                        ApiKey.of("abc\r\nX-Evil: 1"),
                        TIMEOUT,
                        500));
    assertThat(failed.kind()).isEqualTo(Failure.Unauthorized);
    assertThat(failed.sentence()).doesNotContain("abc");
  }

  @Test
  void noTextShowsTheKey() {
    ModelSettings settings = Question.settings(Provider.OpenAI, vendor.url(), TIMEOUT);
    assertThat(settings.toString()).contains("[key]").doesNotContain(Question.KEY);
    assertThat(String.valueOf(ApiKey.NONE)).isEqualTo("[no key]");
  }

  @Test
  void strangeSettingsAreAnOutcome() {
    var question = new Question(vendor);
    for (var settings :
        List.of(
            new ModelSettings(Provider.None, "m", null, null, TIMEOUT, 500),
            new ModelSettings(Provider.OpenAI, null, vendor.url(), null, TIMEOUT, 500),
            new ModelSettings(Provider.Ollama, "", vendor.url(), null, TIMEOUT, -1),
            new ModelSettings(
                Provider.Anthropic, "m", vendor.url(), ApiKey.of("k"), Duration.ZERO, 1))) {
      assertThat(question.ask(settings)).isNotNull();
    }
  }
}
