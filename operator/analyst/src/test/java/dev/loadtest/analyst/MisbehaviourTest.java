package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.analyst.Outcome.Failed;
import dev.loadtest.analyst.Outcome.Failure;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Dead, slow, lying and hostile servers: an outcome each time, never an exception, and no key. */
@Timeout(30)
class MisbehaviourTest {
  private final Logged logged = new Logged();
  private FakeVendor vendor;
  private Question question;

  @BeforeEach
  void start() throws IOException {
    vendor = new FakeVendor();
    question = new Question(vendor);
  }

  @AfterEach
  void noKeyIsLogged() {
    vendor.close();
    logged.close();
    assertThat(logged.text()).doesNotContain(Question.KEY);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void aRefusedKeyIsSaidWithoutTheKey(Provider provider) {
    vendor.then(401, Wire.error(provider, "authentication_error", "invalid key " + Question.KEY));
    Failed failed = failed(question.ask(provider), Failure.Unauthorized);
    assertThat(failed.sentence())
        .startsWith(provider + " refused the API key (401); check the Secret")
        .contains("It says: \"invalid key [");
    assertThat(vendor.asked).hasSize(1);
    assertThat(question.store.read("shop").orElseThrow().tokens()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void aForbiddenModelIsAboutTheKey(Provider provider) {
    vendor.then(403, Wire.error(provider, "permission_error", "not yours"));
    failed(question.ask(provider), Failure.Unauthorized);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void tooManyRequestsAreRepeatedWhenTheServerAllows(Provider provider) {
    vendor
        .then(429, Wire.error(provider, "rate_limit_error", "slow down"), "Retry-After", "1")
        .then(200, Wire.answer(provider, Wire.SENSIBLE));
    long start = System.nanoTime();
    assertThat(question.ask(provider)).isInstanceOf(Answered.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
    assertThat(vendor.asked).hasSize(2);
    assertThat(question.store.read("shop").orElseThrow().calls()).isEqualTo(2);
  }

  @Test
  void aWaitBeyondTheTimeoutIsNotWaited() {
    vendor.then(429, Wire.error(Provider.OpenAI, "x", "later"), "Retry-After", "3600");
    Failed failed = failed(question.ask(Provider.OpenAI), Failure.RateLimited);
    assertThat(failed.sentence()).contains("for 3600 s");
    assertThat(vendor.asked).hasSize(1);
  }

  @Test
  void aDateToWaitForIsReadByTheServersClock() {
    vendor.then(
        429,
        "{}",
        "Date",
        "Fri, 20 Nov 2026 10:00:00 GMT",
        "Retry-After",
        "Fri, 20 Nov 2026 11:00:00 GMT");
    Failed failed = failed(question.ask(Provider.Anthropic), Failure.RateLimited);
    assertThat(failed.sentence()).contains("answers no more requests for now (429)");
  }

  @Test
  void usedUpCreditIsNotWaitedFor() {
    vendor.then(429, Wire.error(Provider.OpenAI, "insufficient_quota", "You exceeded your quota"));
    failed(question.ask(Provider.OpenAI), Failure.RateLimited);
    assertThat(vendor.asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"Anthropic,500", "Anthropic,529", "OpenAI,500", "OpenAI,503", "Ollama,500"})
  void aServerInTroubleIsTriedThreeTimes(Provider provider, int status) {
    vendor.then(
        status, Wire.error(provider, "overloaded_error", "Overloaded"), "retry-after-ms", "1");
    Failed failed = failed(question.ask(provider), Failure.ServerError);
    assertThat(failed.sentence())
        .isEqualTo(
            "%s is in trouble (%d); try again later. It says: \"Overloaded\"."
                .formatted(provider, status));
    assertThat(vendor.asked).hasSize(3);
  }

  @Test
  void aServerThatRecoversAnswers() {
    vendor.then(500, "oops").then(200, Wire.answer(Provider.Anthropic, Wire.SENSIBLE));
    assertThat(question.ask(Provider.Anthropic)).isInstanceOf(Answered.class);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void silenceEndsWithTheTimeout(Provider provider) {
    vendor.thenSilence(10_000);
    inTime(() -> failed(question.ask(provider, Duration.ofMillis(600)), Failure.Timeout));
    assertThat(question.store.read("shop").orElseThrow().tokens()).isPositive();
  }

  @Test
  void anAnswerInDropsEndsWithTheTimeout() {
    vendor.thenDrops();
    inTime(() -> failed(question.ask(Provider.OpenAI, Duration.ofMillis(600)), Failure.Timeout));
  }

  @Test
  void aClosedPortIsUnreachable() {
    vendor.close();
    Failed failed = failed(question.ask(Provider.Ollama), Failure.Unreachable);
    assertThat(failed.sentence())
        .isEqualTo("Ollama cannot be reached; check the address, DNS and network policies.");
  }

  @Test
  void aConnectionThatBreaksIsUnreachable() {
    vendor.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{\"id\":".getBytes());
        });
    failed(question.ask(Provider.OpenAI), Failure.Unreachable);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void tenMegabytesAreNotRead(Provider provider) {
    vendor.thenBytes(10_000_000, "{\"content\": [");
    Failed failed = failed(question.ask(provider), Failure.TooLarge);
    assertThat(failed.sentence()).contains("larger than 512 KiB");
    assertThat(vendor.asked).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void tenMegabytesOfErrorAreNotReadEither(Provider provider) {
    vendor.then(
        exchange -> {
          exchange.sendResponseHeaders(400, 0);
          for (int i = 0; i < 1000; i++) {
            exchange.getResponseBody().write(new byte[10_000]);
          }
        });
    failed(question.ask(provider), Failure.TooLarge);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void whatIsNotTheirFormatIsUnreadable(Provider provider) {
    String whole = Wire.answer(provider, Wire.SENSIBLE);
    for (String body :
        new String[] {
          "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
          whole.substring(0, whole.length() / 2),
          "data: {\"a\": 1}\n\ndata: [DONE]\n\n".repeat(1000),
          "\u0000\u0001\u0002".repeat(5000),
          "{",
          "null",
          "[]",
          "\"text\"",
          "{}",
          "",
          "{\"choices\": [], \"content\": [], \"message\": null}",
          "{\"choices\": 5, \"content\": \"x\", \"message\": []}",
        }) {
      try (var strange = new FakeVendor()) {
        strange.then(200, body);
        failed(new Question(strange).ask(provider), Failure.Unreadable);
        assertThat(strange.asked).hasSizeLessThanOrEqualTo(2);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void anUnreadableAnswerIsAskedForOnceMore(Provider provider) {
    vendor
        .then(200, Wire.answer(provider, "Sure! {\"regression\": tr"))
        .then(200, Wire.answer(provider, Wire.SENSIBLE));
    Answered answered = (Answered) question.ask(provider);
    assertThat(answered.repaired()).isTrue();
    assertThat(answered.tokensIn()).isEqualTo(2 * 2095);
    assertThat(vendor.asked).hasSize(2);
    assertThat(vendor.asked.getLast().body())
        .contains("Sure! {\\\"regression\\\": tr")
        .contains("Your answer could not be read: its JSON object does not end.");
    assertThat(question.counted).containsExactly(provider + " the-model Repaired 4190/1006");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void anAnswerThatIsUnreadableTwiceIsGivenUp(Provider provider) {
    vendor.then(200, Wire.answer(provider, "I would rather not."));
    Failed failed = failed(question.ask(provider), Failure.Unreadable);
    assertThat(failed.sentence())
        .isEqualTo(
            "The answer of %s could not be used: it holds no JSON object.".formatted(provider));
    assertThat(vendor.asked).hasSize(2);
    assertThat(question.counted).containsExactly(provider + " the-model Unreadable 4190/1006");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void anEmptyAnswerIsAskedForOnceMore(Provider provider) {
    vendor.then(200, Wire.answer(provider, "")).then(200, Wire.answer(provider, Wire.SENSIBLE));
    assertThat(question.ask(provider)).isInstanceOf(Answered.class);
  }

  @Test
  void anthropicsRefusalIsOne() {
    vendor.then(
        200, Wire.anthropic("", "refusal").replace("[{\"type\": \"text\", \"text\": \"\"}]", "[]"));
    failed(question.ask(Provider.Anthropic), Failure.Refused);
  }

  @Test
  void openAisRefusalsAreOnes() {
    vendor.then(
        200,
        Wire.openAi("", "stop")
            .replace(
                "\"content\": \"\", \"refusal\": null",
                "\"content\": null, \"refusal\": \"I can't help with that.\""));
    Failed failed = failed(question.ask(Provider.OpenAI), Failure.Refused);
    assertThat(failed.sentence()).isEqualTo("The model \"the-model\" refused to answer.");
    try (var filtering = new FakeVendor()) {
      filtering.then(200, Wire.openAi("", "content_filter"));
      failed(new Question(filtering).ask(Provider.OpenAI), Failure.Refused);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnswerThatWasCutOffIsAskedForOnceMore() {
    vendor
        .then(200, Wire.anthropic(Wire.SENSIBLE.substring(0, 40), "max_tokens"))
        .then(200, Wire.anthropic(Wire.SENSIBLE, "end_turn"));
    assertThat(((Answered) question.ask(Provider.Anthropic)).repaired()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void aServerThatKnowsNoSchemaIsAskedPlainly(Provider provider) {
    vendor
        .then(400, Wire.error(provider, "invalid_request_error", "unknown field"))
        .then(200, Wire.answer(provider, Wire.SENSIBLE));
    assertThat(question.ask(provider)).isInstanceOf(Answered.class);
    assertThat(vendor.asked.getFirst().body()).contains("temperature", "stage_adjustments");
    assertThat(vendor.asked.getLast().body())
        .doesNotContain("\"temperature\"", "stage_adjustments", "json_schema");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void anUnknownModelIsSaid(Provider provider) {
    vendor.then(404, Wire.error(provider, "not_found_error", "model: the-model"));
    Failed failed = failed(question.ask(provider), Failure.Refused);
    assertThat(failed.sentence()).contains("does not know the model \"the-model\"");
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (var elsewhere = new FakeVendor()) {
      elsewhere.then(200, Wire.answer(Provider.OpenAI, Wire.SENSIBLE));
      vendor.then(307, "", "Location", elsewhere.url() + "/v1/chat/completions");
      failed(question.ask(Provider.OpenAI), Failure.AddressNotAllowed);
      assertThat(elsewhere.asked).isEmpty();
    }
  }

  @Test
  void aRawAnswerIsKeptRedactedAndCut() {
    String text =
        Wire.SENSIBLE.replace(
            "p95 rose", "The key is " + Question.KEY + ". ".repeat(20_000) + "p95 rose");
    vendor.then(200, Wire.answer(Provider.OpenAI, text));
    Answered answered = (Answered) question.ask(Provider.OpenAI);
    assertThat(answered.raw()).hasSizeLessThanOrEqualTo(8000).doesNotContain(Question.KEY);
  }

  private static Failed failed(Outcome outcome, Failure kind) {
    assertThat(outcome).isInstanceOf(Failed.class);
    Failed failed = (Failed) outcome;
    assertThat(failed.kind()).as(failed.sentence()).isEqualTo(kind);
    assertThat(failed.toString()).doesNotContain(Question.KEY);
    assertThat(failed.sentence()).endsWith(".").hasSizeLessThan(600);
    return failed;
  }

  private static void inTime(Runnable asking) {
    long start = System.nanoTime();
    asking.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
