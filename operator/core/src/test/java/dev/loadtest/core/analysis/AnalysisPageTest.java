package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/analysis.md} says is what the rules do. */
class AnalysisPageTest {
  private static final Path PAGE = Path.of("../../docs/analysis.md");

  @Test
  void thePageExplainsEachCauseOnce() throws IOException {
    assertThat(
            Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\|.*\\|$")
                .matcher(Files.readString(PAGE).split("## How sure it is")[0])
                .results()
                .map(row -> Cause.valueOf(row.group(1))))
        .containsExactly(Cause.values());
  }

  @Test
  void everyFailureIsKnown() {
    assertThat(Arrays.stream(KnownFailure.values()).map(Enum::name))
        .containsExactly(
            Arrays.stream(FailureReason.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void theTablesAreThoseOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String now = page;
    for (var part : parts().entrySet()) {
      now = with(now, part.getKey(), part.getValue());
    }
    if (GoldenFile.isWritten()) {
      Files.writeString(PAGE, now);
      page = now;
    }
    assertThat(page).isEqualTo(now);
  }

  private static String with(String page, String part, String text) {
    String begin = "<!-- " + part + " -->\n";
    String end = "<!-- /" + part + " -->";
    assertThat(page).containsOnlyOnce(begin).containsOnlyOnce(end);
    return page.replaceAll(
        "(?s)" + begin + ".*?" + end, Matcher.quoteReplacement(begin + text + end));
  }

  private static Map<String, String> parts() {
    return new TreeMap<>(
        Map.of(
            "certainty", certainty(),
            "action", action(),
            "rules", rules(),
            "errors", errors(),
            "failures", failures(),
            "examples", examples()));
  }

  private static String certainty() {
    return table("proven | measured | fitting | confidence | in doubt")
        + rows(
            Stream.of(
                    new int[] {1, 0, 0},
                    new int[] {0, 2, 0},
                    new int[] {0, 1, 2},
                    new int[] {0, 1, 0},
                    new int[] {0, 0, 2},
                    new int[] {0, 0, 1})
                .map(
                    n ->
                        "%s | %s | %s | %s | %s"
                            .formatted(
                                atLeast(n[0]),
                                atLeast(n[1]),
                                atLeast(n[2]),
                                Certainty.of(n[0], n[1], n[2], false),
                                Certainty.of(n[0], n[1], n[2], true))));
  }

  private static String atLeast(int signs) {
    return signs == 0 ? "" : signs + " or more";
  }

  private static String action() {
    return table("verdict | action required")
        + rows(Arrays.stream(Verdict.values()).map(v -> "`%s` | %s".formatted(v, needed(v))));
  }

  private static String needed(Verdict verdict) {
    List<Cause> not =
        Arrays.stream(Cause.values()).filter(c -> !ActionRequired.of(verdict, c)).toList();
    String names = not.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
    return not.isEmpty()
        ? "yes, whatever the cause"
        : not.size() == Cause.values().length
            ? "no, whatever the cause"
            : "yes, unless the cause is " + names;
  }

  private static String rules() {
    return table("class | rules, in their order")
        + rows(
            Arrays.stream(Classification.values())
                .map(
                    c ->
                        "`%s` | %s"
                            .formatted(
                                c,
                                Rules.of(c).stream()
                                    .map(AnalysisPageTest::name)
                                    .collect(Collectors.joining(", ")))));
  }

  private static String name(Rule rule) {
    return rule.getClass().getSimpleName().replaceAll("Rule$", "");
  }

  private static String errors() {
    return table("requests that | next step")
        + rows(
            Arrays.stream(ErrorKind.values())
                .map(
                    kind ->
                        kind.words()
                            + " | "
                            + kind.nextStep(
                                new Look(MeasuringGoldens.ended(FailureReason.Unknown, "x")))));
  }

  private static String failures() {
    return table("reason | cause | confidence | next step")
        + rows(
            Arrays.stream(KnownFailure.values())
                .map(
                    known ->
                        "[%s](troubleshooting.md#%s) | `%s` | %s | %s"
                            .formatted(
                                known,
                                known.name().toLowerCase(Locale.ROOT),
                                known.cause(),
                                Certainty.of(List.of(new Sign(known.weight(), "")), false),
                                known.nextStep().replace("|", "\\|"))));
  }

  private static String examples() {
    return Arrays.stream(Cause.values())
        .flatMap(cause -> RuleAnalystTest.goldens().filter(g -> g.cause() == cause).limit(1))
        .map(
            golden ->
                "### "
                    + golden.cause()
                    + "\n\n*"
                    + golden
                    + "*\n\n"
                    + GoldenFile.text(golden.diagnosis()))
        .collect(Collectors.joining("\n"));
  }

  private static String table(String heads) {
    return "| " + heads + " |\n|" + "---|".repeat(heads.split("\\|").length) + "\n";
  }

  private static String rows(Stream<String> rows) {
    return rows.map(row -> "| " + row + " |\n").collect(Collectors.joining());
  }
}
