package dev.loadtest.core.analysis;

/**
 * What a person needs to know of a run and cannot see at a glance.
 *
 * @param what what happened, with its numbers and since when, one or two sentences
 * @param cause the likely cause, for machines
 * @param why what speaks for that cause, with the numbers, one or two sentences
 * @param nextStep what to do next, an instruction; empty when there is nothing to do
 * @param actionRequired whether a person must act
 */
public record Diagnosis(
    String what,
    Cause cause,
    String why,
    String nextStep,
    Confidence confidence,
    boolean actionRequired) {}
