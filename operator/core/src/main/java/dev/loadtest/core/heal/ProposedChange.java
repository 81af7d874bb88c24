package dev.loadtest.core.heal;

/**
 * A change and why.
 *
 * @param finding type of the finding that it answers, e.g. {@code ThresholdInNoiseBand}
 * @param why for people, one sentence with its numbers
 */
public record ProposedChange(Change change, String finding, String why) {}
