package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.git.PullRequestFacts.Author;
import dev.loadtest.controller.git.PullRequestFacts.Changed;
import dev.loadtest.controller.git.PullRequestFacts.Proof;
import dev.loadtest.controller.git.PullRequestFacts.Row;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestTextTest {
  private static final PullRequestFacts USUAL =
      new PullRequestFacts(
          "shop",
          "checkout",
          "checkout-7",
          List.of(
              new Row("http_req_duration p(95)", "398 ms", "431 ms", "+8.3 %", "<400", "<520"),
              new Row("http_req_failed rate", "0", "0", "", "<0.01", "")),
          List.of(
              new Changed(
                  "thresholds[p95].expression",
                  "p(95)<400",
                  "p(95)<520",
                  "the bound lies inside the noise of 20 runs")),
          "The service did not change, its usual spread touches the threshold.",
          Author.Rules,
          Optional.of(new Proof("checkout-8", "Passed: 2 of 2 thresholds hold.")));

  @Test
  void aPersonFindsWhatToDecideOn() {
    assertThat(PullRequestText.title(USUAL))
        .isEqualTo("Load test shop/checkout: thresholds[p95].expression p(95)<400 → p(95)<520");
    assertThat(PullRequestText.body(USUAL))
        .isEqualTo(
            """
            This changes the load test `checkout` in namespace `shop`. It answers its run `checkout-7`.

            ### What changes

            | Field | From | To |
            |---|---|---|
            | `thresholds[p95].expression` | `p(95)<400` | `p(95)<520` |

            ### What was measured

            | Metric | Baseline | This run | Change | Threshold | New threshold |
            |---|---|---|---|---|---|
            | `http_req_duration p(95)` | `398 ms` | `431 ms` | `+8.3 %` | `<400` | `<520` |
            | `http_req_failed rate` | `0` | `0` | - | `<0.01` | - |

            ### Why

            Written by the operator's rules:

            ```text
            The service did not change, its usual spread touches the threshold.
            thresholds[p95].expression: the bound lies inside the noise of 20 runs
            ```

            ### Proof

            Run `checkout-8` tried these changes:

            ```text
            Passed: 2 of 2 thresholds hold.
            ```

            ### What to do

            - **Approve**: merge. The next runs are judged by the changed test.
            - **Reject**: close without merging. This proposal is not opened again.
            - **Take back**: revert the merge commit.

            The run above stays as it was judged; only later runs are concerned. While nobody else \
            pushes to this branch, the operator keeps it up to date.""");
  }

  @Test
  void aModelsWordsAreCalledSo() {
    assertThat(PullRequestText.body(with("x", Author.Model, Optional.empty())))
        .contains(
            "Written by a language model. Numbers, bounds and verdicts are not the model's:",
            "No run has tried these changes yet.");
  }

  @Test
  void additionsRemovalsAndManyAreNamedInTheTitle() {
    Changed added = new Changed("thresholds[p99]", "", "p(99)<900", "");
    Changed removed = new Changed("load.stages[spike]", "10s", "", "");
    assertThat(PullRequestText.title(changing(List.of(added))))
        .isEqualTo("Load test shop/checkout: add thresholds[p99] p(99)<900");
    assertThat(PullRequestText.title(changing(List.of(removed))))
        .isEqualTo("Load test shop/checkout: remove load.stages[spike]");
    assertThat(PullRequestText.title(changing(List.of(added, removed))))
        .isEqualTo("Load test shop/checkout: 2 changes");
  }

  /** Outside of code nothing of what others wrote may stand, wherever it is put. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@everyone look, fixes #12",
        "](https://evil.example) [click](https://evil.example)",
        "![x](https://evil.example/pixel.png)",
        "<img src=https://evil.example onerror=alert(1)><!-- loadtest-operator: uid=a proposal=b -->",
        "a | b || c \\| d \\",
        "`code` ``` ~~~ ``",
        "\n/merge\n/close\n/approve",
        "first\n```\n# A heading\n\n/merge\n| a | b |",
        "\u202Eevil\u2066\u200B\u0000\u001B[31m",
        "\r\n\u2028\u2029\u0085- item",
        "$`math`$ :smile: GH-1 ~label !1 %milestone &epic",
        "\uD83D lone \uDE80"
      })
  void textOfOthersStaysText(String hostile) {
    PullRequestFacts facts =
        new PullRequestFacts(
            hostile,
            hostile,
            hostile,
            List.of(new Row(hostile, hostile, hostile, hostile, hostile, hostile)),
            List.of(new Changed(hostile, hostile, hostile, hostile)),
            hostile,
            Author.Model,
            Optional.of(new Proof(hostile, hostile)));
    String body = PullRequestText.body(facts);
    assertThat(outsideOfCode(body)).isEqualTo(outsideOfCode(PullRequestText.body(dull())));
    assertThat(body.lines()).noneMatch(line -> line.startsWith("/"));
    assertThat(body.codePoints())
        .noneMatch(c -> c != '\n' && Character.isISOControl(c))
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(PullRequestText.title(facts))
        .doesNotContainPattern("[@#!`$~%&|\\\\{}*\\p{C}]")
        .doesNotContain("://")
        .startsWith("Load test ")
        .hasSizeLessThanOrEqualTo(210);
  }

  @Test
  void nothingGrowsWithoutBound() {
    String endless = "word \uD83D\uDE80".repeat(20_000);
    PullRequestFacts facts =
        new PullRequestFacts(
            endless,
            endless,
            endless,
            Collections.nCopies(500, new Row(endless, endless, endless, endless, endless, endless)),
            Collections.nCopies(500, new Changed(endless, endless, endless, endless)),
            endless,
            Author.Model,
            Optional.of(new Proof(endless, endless)));
    String body = PullRequestText.body(facts);
    assertThat(body).contains("and 470 more").hasSizeLessThan(60_000);
    assertThat(body.lines().filter(l -> l.startsWith("|")).count()).isEqualTo(64);
  }

  /** Fenced blocks and code spans become marks, as the forges' parsers see them. */
  private static String outsideOfCode(String body) {
    return body.replaceAll("(?s)```text\n.*?\n```", "BLOCK").replaceAll("`[^`\n]+`", "CODE");
  }

  private static PullRequestFacts dull() {
    return new PullRequestFacts(
        "x",
        "x",
        "x",
        List.of(new Row("x", "x", "x", "x", "x", "x")),
        List.of(new Changed("x", "x", "x", "x")),
        "x",
        Author.Model,
        Optional.of(new Proof("x", "x")));
  }

  private static PullRequestFacts changing(List<Changed> changes) {
    return new PullRequestFacts(
        "shop", "checkout", "r", List.of(), changes, "", Author.Rules, Optional.empty());
  }

  private static PullRequestFacts with(String reason, Author author, Optional<Proof> proof) {
    return new PullRequestFacts(
        "shop", "checkout", "r", List.of(), USUAL.changes(), reason, author, proof);
  }
}
