k apply -f "$REPOSITORY/examples/failing/loadtest.yaml"
ends_with failing 60 Failed ThresholdsCrossed
expect "result" "$(field "$run" '.status.thresholds[?(@.name=="impossible-p95")].result')" Crossed
expect_like "observed" "$(field "$run" '.status.thresholds[?(@.name=="impossible-p95")].observed')" '^[0-9.]+ ?ms$'
expect "the other threshold" "$(field "$run" '.status.thresholds[?(@.name=="errors")].result')" Passed
# The gate of a pipeline: kubectl's exit code.
if k wait "loadtestrun/$run" --for=condition=Succeeded --timeout=1s; then fail "the gate let a failed run through"; fi
# kstatus: a failed run is Stalled, or waiters hang.
expect "Ready" "$(condition "$run" Ready)" False
expect "Stalled" "$(condition "$run" Stalled)" True
