package dev.loadtest.core.lifecycle;

import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Instant;

/**
 * A test's current remedy as it was seen at one moment.
 *
 * @param available whether the workload is rolled out and available, the restart included; true
 *     where none is named
 * @param rerun the run after it
 */
public record RemedyObservation(
    String name,
    String uid,
    LoadTestSpec spec,
    HealHistory heals,
    boolean available,
    ProofRun rerun,
    Instant now) {}
