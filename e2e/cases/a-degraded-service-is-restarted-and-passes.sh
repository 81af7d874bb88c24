# alone: The service degrades on the rollout that passed before, and only a restart helps: restarted, run again, passed.
. "$E2E/healing.sh"
own_shop
taught shop 8 4
shop '{"degraded": true}'
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<300}]
judgement: {reruns: 1}
remediation: {action: RolloutRestart}
Y
first_run shop 120
expect_class "a degraded service" Regression
finding Degraded || fail "no finding says that the same rollout passed before"
verdict "$run" Failed Regression
fixed() { [ -n "$(k get loadtest shop -o 'jsonpath={.status.autoFixApplied}')" ]; }
await 120 "the remedy" fixed
echo "done by itself: $(k get loadtest shop -o 'jsonpath={.status.autoFixApplied}')"
expect_like "done by itself" "$(k get loadtest shop -o 'jsonpath={.status.autoFixApplied}')" RolloutRestart
expect "runs" "$(count_runs shop)" 2
expect "the run that failed" "$(field "$run" .status.verdict)" Failed
expect "the run after" "$(field "$(run_of shop 2)" .status.verdict)" Passed
expect "action required" "$(test_condition shop ActionRequired)" False
expect "revision of the workload" "$(k get deployment demo-service -o 'jsonpath={.metadata.generation}')" 2
told_that shop RemedyWaiting
told_that shop RemedySucceeded
expect "changes of the spec" "$(generation shop)" 1
