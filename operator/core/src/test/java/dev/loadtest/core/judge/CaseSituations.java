package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Situation.ofCase;

import java.util.stream.Stream;

/** Cases that come as JSON: {@code docs/judge-cases.md}. */
final class CaseSituations {
  private static final String STABLE = "[100, 102, 99, 101, 98, 100, 103, 97, 100, 101]";

  private CaseSituations() {}

  static Stream<Situation> all() {
    return Stream.of(values(), runs(), wrong()).flatMap(s -> s);
  }

  private static Stream<Situation> values() {
    return Stream.of(
        ofCase("values alone: as before", json("'current': 101")).is(Classification.Noise),
        ofCase("values alone: worse", json("'current': 150, 'confirm': [149, 152]"))
            .is(Classification.Regression)
            .because(LevelFinding.Regressed.class),
        ofCase("values alone: better", json("'current': 50, 'confirm': [49, 52]"))
            .is(Classification.Improvement),
        ofCase(
                "values alone: less is worse",
                json("'direction': 'higher_is_better', 'current': 50, 'confirm': [49, 52]"))
            .is(Classification.Regression),
        ofCase(
                "values alone: of both directions more is the worse one",
                json("'direction': 'both', 'current': 150, 'confirm': [149, 152]"))
            .is(Classification.Regression),
        ofCase("values alone: too few", "{'history': [1, 2], 'current': 9}".replace('\'', '"'))
            .is(Classification.InsufficientData),
        ofCase("values alone: no current value", json("'current': null"))
            .is(Classification.InsufficientData),
        ofCase(
                "a number that is missing in the history does not count",
                "{\"history\": [1, null, 1, 1, null], \"current\": 9}")
            .is(Classification.InsufficientData),
        ofCase(
                "an accepted change begins the level",
                ("{'history': [100,101,99,100,102,130,131], 'current': 131,"
                        + " 'changes': [{'kind': 'accepted', 'at_run': 5}]}")
                    .replace('\'', '"'))
            .is(Classification.Noise),
        ofCase(
                "an accepted change of another metric does not",
                ("{'metric': 'p95', 'history': [100,101,99,100,102,130], 'current': 160,"
                        + " 'changes': [{'kind': 'accepted', 'metric': 'p50', 'at_run': 5}]}")
                    .replace('\'', '"'))
            .saying("\"baseline\":100"),
        ofCase(
                "a declared change covers",
                json(
                    "'current': 130, 'confirm': [129, 131], 'changes': [{'kind': 'declared',"
                        + " 'expected_change': 0.3, 'tolerance': 0.05}]"))
            .is(Classification.ExpectedShift),
        ofCase(
                "a threshold of another metric is not asked",
                json("'metric': 'p95', 'current': 101, 'threshold': {'metric': 'p50', 'value': 1}"))
            .is(Classification.Noise),
        ofCase(
                "a very small threshold can be read",
                json(
                    "'current': 101, 'threshold': {'op': '<', 'value': 0.00001}, 'changes': ["
                        + "{'kind': 'accepted', 'at_run': 0}]"))
            .is(Classification.StaleThreshold),
        ofCase(
                "a very large threshold can be read",
                json("'current': 101, 'threshold': {'op': '<', 'value': 1e300}"))
            .is(Classification.Noise));
  }

  private static Stream<Situation> runs() {
    return Stream.of(
        ofCase(
                "with records a p95 of few requests is too little",
                json(
                    "'metric': 'p95', 'history_runs': [], 'current': 150,"
                        + " 'current_run': {'metrics': {'requests': 71}}"))
            .is(Classification.InsufficientData)
            .because(LevelFinding.TooFewSamples.class),
        ofCase(
                "with records a saturated generator is the environment",
                json(
                    "'metric': 'p95', 'history_runs': [], 'current': 150,"
                        + " 'current_run': {'resources': {'generator_cpu_pct': 93}}"))
            .is(Classification.Environment),
        ofCase(
                "a throttled target is never an excuse",
                json(
                    "'metric': 'p95', 'history_runs': [], 'current': 150, 'current_run':"
                        + " {'resources': {'target_throttled_pct': 93, 'target_restarts': 2}}"))
            .is(Classification.Regression),
        ofCase(
                "dropped iterations are never an excuse",
                json(
                    "'metric': 'p95', 'history_runs': [], 'current': 150, 'current_run':"
                        + " {'resources': {'dropped_iterations': 9000}}"))
            .is(Classification.Regression));
  }

  private static Stream<Situation> wrong() {
    return Stream.of(
        ofCase("a line that is not JSON is said", "{\"history\": [1,").saying("not JSON"),
        ofCase("an empty line is said", "").saying("error"),
        ofCase("a list is no case", "[1, 2]").saying("error"),
        ofCase("a number is no case", "5").saying("error"),
        ofCase("null is no case", "null").saying("error"),
        ofCase("a case without history is said", "{\"current\": 1}")
            .saying("history must be a list of numbers"),
        ofCase("a case without a current value is said", json("'metric': 'p95'"))
            .saying("current must be a number"),
        ofCase("an unknown direction is said", json("'current': 1, 'direction': 'up'"))
            .saying("direction must be"),
        ofCase(
                "an unknown operator is said",
                json("'current': 1, 'threshold': {'op': '~', 'value': 3}"))
            .saying("error"),
        ofCase("a rate beyond all is answered", rate("5")).is(Classification.Regression),
        ofCase("a negative rate is answered", rate("-5")).is(Classification.Noise));
  }

  private static String rate(String current) {
    return "{'metric': 'error_rate', 'history': [0, 0, 0, 0, 0.01], 'history_runs': [],"
        .concat(" 'current': %s, 'current_run': {'metrics': {'requests': 900}}}")
        .formatted(current)
        .replace('\'', '"');
  }

  private static String json(String more) {
    return "{'id': 1, 'history': %s, %s}".formatted(STABLE, more).replace('\'', '"');
  }
}
