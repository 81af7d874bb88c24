package dev.loadtest.controller.git;

import dev.loadtest.controller.git.PullRequestFacts.Changed;
import dev.loadtest.controller.git.PullRequestFacts.Proof;
import dev.loadtest.controller.git.PullRequestFacts.Row;
import java.util.List;
import java.util.stream.Collectors;

/** Title and body of a pull request. The same facts give the same text. */
public final class PullRequestText {
  private static final int NAME = 253;
  private static final int CELL = 120;
  private static final int SENTENCE = 500;
  private static final int REASON = 6000;
  private static final int TITLE = 200;
  private static final int MOST = 30;

  private PullRequestText() {}

  /** One line of at most 203 characters. */
  public static String title(PullRequestFacts facts) {
    String test = "Load test " + facts.namespace() + "/" + facts.test() + ": ";
    return Markdown.title(
        facts.changes().size() == 1
            ? test + words(facts.changes().getFirst())
            : test + facts.changes().size() + " changes",
        TITLE);
  }

  private static String words(Changed change) {
    return change.to().isEmpty()
        ? "remove " + change.field()
        : change.from().isEmpty()
            ? "add " + change.field() + " " + change.to()
            : change.field() + " " + change.from() + " → " + change.to();
  }

  /** Markdown of at most some 50,000 characters, whatever the facts hold. */
  public static String body(PullRequestFacts facts) {
    return String.join(
        "\n\n",
        "This changes the load test %s in namespace %s. It answers its run %s."
            .formatted(
                Markdown.code(facts.test(), NAME),
                Markdown.code(facts.namespace(), NAME),
                Markdown.code(facts.run(), NAME)),
        "### What changes\n\n" + changes(facts.changes()),
        "### What was measured\n\n" + rows(facts.rows()),
        "### Why\n\n" + why(facts),
        "### Proof\n\n" + proof(facts),
        """
        ### What to do

        - **Approve**: merge. The next runs are judged by the changed test.
        - **Reject**: close without merging. This proposal is not opened again.
        - **Take back**: revert the merge commit.

        The run above stays as it was judged; only later runs are concerned. While nobody else \
        pushes to this branch, the operator keeps it up to date.""");
  }

  private static String changes(List<Changed> changes) {
    return table(
        "| Field | From | To |\n|---|---|---|",
        changes.stream().map(c -> List.of(c.field(), c.from(), c.to())).toList());
  }

  private static String rows(List<Row> rows) {
    return rows.isEmpty()
        ? "Nothing that has a number."
        : table(
            "| Metric | Baseline | This run | Change | Threshold | New threshold |\n"
                + "|---|---|---|---|---|---|",
            rows.stream()
                .map(
                    r ->
                        List.of(
                            r.metric(),
                            r.baseline(),
                            r.thisRun(),
                            r.change(),
                            r.thresholdBefore(),
                            r.thresholdAfter()))
                .toList());
  }

  private static String table(String head, List<List<String>> rows) {
    String shown =
        rows.stream()
            .limit(MOST)
            .map(
                cells ->
                    cells.stream()
                        .map(cell -> Markdown.code(cell, CELL))
                        .collect(Collectors.joining(" | ", "| ", " |")))
            .collect(Collectors.joining("\n"));
    int more = rows.size() - MOST;
    return head + "\n" + shown + (more > 0 ? "\n\nand %d more".formatted(more) : "");
  }

  private static String why(PullRequestFacts facts) {
    String author =
        switch (facts.author()) {
          case Rules -> "Written by the operator's rules:";
          case Model ->
              "Written by a language model. Numbers, bounds and verdicts are not the model's:";
        };
    String each =
        facts.changes().stream()
            .limit(MOST)
            .filter(c -> !c.why().isBlank())
            .map(c -> c.field() + ": " + c.why())
            .collect(Collectors.joining("\n"));
    return author + "\n\n" + Markdown.block((facts.reason() + "\n" + each).strip(), REASON);
  }

  private static String proof(PullRequestFacts facts) {
    return facts.proof().map(PullRequestText::tried).orElse("No run has tried these changes yet.");
  }

  private static String tried(Proof proof) {
    return "Run %s tried these changes:\n\n%s"
        .formatted(Markdown.code(proof.run(), NAME), Markdown.block(proof.verdict(), SENTENCE));
  }
}
