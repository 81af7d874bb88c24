package dev.loadtest.core.heal;

/** Why something is not changed, each with its sentence; {@code docs/healing.md} explains them. */
public enum Guardrail {
  Off("healing is off (spec.healing.mode)"),
  InProgress("heal %s is not at its end (%s)"),
  TestChanged("the test has changed since this run, or the run overrode parts of it"),
  RegressionStands("the service is worse, which no change of the test may hide: %s"),
  ModelSeesRegression("the model takes this for a regression: %s"),
  Cooldown("nothing is healed until %s, %s after heal %s was confirmed"),
  Attempts("%d heals did not hold (maxAttempts %d): it takes a person now"),
  NotMeasured("nothing is changed on a run of class %s"),
  Disturbed("what was measured was disturbed, so that nothing follows from it: %s"),
  Provisional("the baseline is provisional: it has %d of %d runs"),
  RuleBroken("a rule that a person wrote does not hold: %s"),
  NothingAsked("nothing in this run asks for a change of the test"),
  StaysCrossed("threshold %s is crossed and would stay so, so that no run could confirm the rest"),
  Repeated("this was proposed before as %s, which is %s"),
  Invalid("the test would not be valid any more: %s"),
  Scope("%s: spec.healing.allow does not have %s"),
  Confidence("%s: the confidence is %d %%, and minConfidencePercent is %d"),
  SaidNo("%s: a person said no to %s (heal %s)"),
  Tried("%s: %s was tried and did not hold (heal %s)"),
  HealNever("%s: the threshold says heal: Never"),
  Failures("%s: thresholds of error rates and checks are moved only with heal: Allowed"),
  FromScript("%s: the threshold is written in the script"),
  OtherSide("%s: %s does not guard the side on which the number becomes worse"),
  NoNumber("%s: %s is not a number that can be moved"),
  Undecidable("%s: changes that matter cannot be told from noise, so that a breach may be one"),
  FitsAlready("%s: what is normal fits below %s already, only wild runs cross it"),
  StillCrossed("%s: the run itself, %s, would cross %s, too"),
  Budget(
      "%s: it would take %s, and %d %% looser than %s, which a person wrote, is %s at most; failOnThresholds: false would make thresholds advice, which is for a person to decide"),
  Tenfold("%s: no number is changed more than tenfold"),
  FewTries("%s: a level of a single try is none"),
  StopsTheLoad("%s: the threshold stops the load, on early numbers that vary more"),
  NoGain("%s: %s would be the tightest that noise does not cross"),
  NoStages("the load has no stages that could be changed"),
  DoesNotGrow("stage %s: the load does not grow in it, so that a longer one would change nothing"),
  CarriedBefore(
      "stage %s: this very load was carried before, so that capacity was lost and the test is as it should be"),
  NoClimb("stage %s: no stage of its own leads up to the peak"),
  Split("stage %s: its steps are there already, or the names they would have"),
  Long("stage %s: the load would take %s, and %s is the most for tier %s"),
  Peak("stage %s: it has the peak load, which is never lowered"),
  Last("stage %s: the last stage is never removed"),
  MostMemory("the runners have %s of memory: more runners (spec.parallelism) would share the load"),
  MostProcessors("the runners have %s CPUs each, and there are as many of them as can be"),
  UnknownUsers(
      "nobody knows how many virtual users the load has, so that it is not spread further"),
  ModelUnsure("the model's ideas are left out: its confidence is below minConfidencePercent"),
  ModelIdea(
      "an idea of the model is left out, for no finding asks for it, or it is out of bounds: %s");

  private final String sentence;

  Guardrail(String sentence) {
    this.sentence = sentence;
  }

  String of(Object... parts) {
    return sentence.formatted(parts);
  }

  /** The sentence with an ellipsis for each number or name in it. */
  public String pattern() {
    return sentence.replaceAll("%[sd]", "…").replace("%%", "%");
  }
}
