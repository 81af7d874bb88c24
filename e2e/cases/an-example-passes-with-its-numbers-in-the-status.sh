# The first thing a person does: apply an example, wait, read the status.
k apply -f "$REPOSITORY/examples/smoke/loadtest.yaml"
ends_with smoke 60 Passed ThresholdsHeld
expect "requests" "$(field "$run" .status.numbers.requests)" 90
expect_like "p95" "$(field "$run" .status.numbers.p95)" '^[0-9.]+ ?ms$'
expect "results" "$(field "$run" '.status.thresholds[*].result')" "Passed Passed Passed"
expect_like "observed p95" "$(field "$run" '.status.thresholds[?(@.name=="p95")].observed')" '^[0-9.]+ ?ms$'
expect "Ready of the run" "$(condition "$run" Ready)" True
expect "verdict of the test" "$(k get loadtest smoke -o 'jsonpath={.status.verdict}')" Passed
expect "jobs" "$(count_jobs "$run")" 1
k get loadtests,loadtestruns
