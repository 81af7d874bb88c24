package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Specs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://shop.svc/cart?user=7&t=x#top | http://shop.svc/cart",
        "GET https://me:hunter2@shop.svc:8443/a failed | GET https://shop.svc:8443/a failed",
        "https://me:hun/ter2@shop.svc/a | https://[address]",
        "https://me:hun?ter2@shop.svc/a | https://[address]",
        "http://shop.svc/a;jsessionid=83ACF2 down | http://shop.svc/a down",
        "redis://:pw123@cache:6379/0 | redis://cache:6379/0",
        "connect me:hunter2@db:5432 refused | connect [credentials]@db:5432 refused",
        "/login?token=abc&x=1 is 500 | /login?[query] is 500",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | [token]",
        "Authorization: Bearer abcdef.123 | Authorization: [secret] [secret]",
        "bearer abcdef123 was refused | bearer [secret] was refused",
        "password=hunter2, user=me | password=[secret], user=me",
        "{\"api_key\": \"s3cr3t\", \"n\": 1} | {\"api_key\": [secret], \"n\": 1}",
        "db_password: 'two words' | db_password: [secret]",
        "Set-Cookie: sid=1; Path=/ | Set-Cookie: [secret]; Path=/",
        "http_req_duration{token:abc} | http_req_duration{token:[secret]}",
        "mail jane.doe+x@example.co.uk now | mail [e-mail] now",
        "id 123e4567-e89b-12d3-a456-426614174000 | id [id]",
        "sk-ant-REDACTED is wrong | [token] is wrong",
        "key AKIAIOSFODNN7EXAMPLE | key [token]",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a | [token]",
        "sha256:9f86d081884c7d659a2feaa0c55ad015 | sha256:[token]",
        "x dGhpcyBpcyBhIHZlcnkgc2VjcmV0IHRva2VuIDEyMw== y | x [token] y",
        "card 4111 1111 1111 1111 | card [number]",
        "-----BEGIN PRIVATE KEY----- MIIE -----END PRIVATE KEY----- end | [key] end",
      })
  void secretsAreMasked(String text, String shown) {
    assertThat(Redaction.PLAIN.text(text, 300)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p95 of stage steady is 660 ms, 64 % above the baseline of 402 ms (n=12, detectable 6 %)",
        "http_req_duration{stage:steady,name:login}",
        "checkout-5d9c7b8f6d-x2x9z was killed for its memory at 2026-11-20T10:15:30Z",
        "http://checkout.shop.svc:8080/api/orders",
        "p(95) of browser_http_req_duration is 1,234,567 ms, over the threshold of 500 ms",
        "the token bucket passed: 5 of 10, author unknown",
        "dial tcp 10.0.0.7:8080: connect: connection refused",
      })
  void whatPeopleNeedStays(String text) {
    assertThat(Redaction.PLAIN.text(text, 300)).isEqualTo(text);
  }

  @Test
  void valuesOfVariablesAndOptionsAreHiddenWhereverTheyStand() {
    var redaction =
        Redaction.of(
            Specs.spec(
                """
                {script: {inline: 'x'}, target: {url: 'http://shop.svc'}, options: {headers: {'X-Shop': 'blue-elephant'}},
                 runner: {env: [{name: 'USERS', value: '100'}, {name: 'DB_PASSWORD', value: 'tiger'},
                  {name: 'REGION', value: 'eu-central-1'}, {name: 'BASE', value: 'http://shop.svc'}]}}"""));
    assertThat(redaction.text("tiger blue-elephant eu-central-1 100 http://shop.svc", 300))
        .isEqualTo("[hidden] [hidden] [hidden] 100 http://shop.svc");
  }

  @Test
  void aSecretIsNotCutIntoSomethingUnlikeOne() {
    String secret = "ab12".repeat(40);
    for (int before = 0; before < 120; before++) {
      String shown = Redaction.PLAIN.text("x".repeat(before % 30) + " " + secret, 60);
      assertThat(shown).hasSizeLessThanOrEqualTo(60).doesNotContain("ab12");
    }
    assertThat(Redaction.PLAIN.text("a ".repeat(2078) + secret, 60)).doesNotContain("ab12");
  }

  @Test
  void whatCannotBeSeenGoes() {
    assertThat(Redaction.PLAIN.text("a\u202eb\u200bc\nd\te\u0000f\ud800g\udb40\udc41", 300))
        .isEqualTo("abc d e fg");
    assertThat(Redaction.PLAIN.text(null, 300)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a@", "a:", "http://a", "A1", "?=", "password=", "1 ", "eyJaaaaa.", "- "})
  void noTextTakesLong(String part) {
    Instant start = Instant.now();
    for (int size : new int[] {1000, 5000, 1_000_000}) {
      assertThat(Redaction.PLAIN.text(part.repeat(size), 300)).hasSizeLessThanOrEqualTo(300);
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }
}
