# alone: a threshold below what the service always delivered is moved, and confirmed by a run; the regression after it is left alone.
. "$E2E/healing.sh"
own_shop
taught shop 10
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<150}]
judgement: {reruns: 0}
healing: {mode: Apply, cooldown: 1s, maxRelaxPercent: 50}
Y
first_run shop 60
expect_class "a threshold that never fitted" StaleThreshold
healed shop 60 Confirmed
moved=$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')
expect_like "the threshold" "$moved" '^p\(95\)<(1[6-9]|2[01])[0-9]$'
expect "changes of the spec" "$(generation shop)" 2
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 1
expect "runs that confirm" "$(executions shop Confirmation)" 1
expect "the run that failed" "$(field "$run" .status.verdict)" Failed
expect_like "done by itself" "$(k get loadtest shop -o 'jsonpath={.status.autoFixApplied}')" 'p\(95\)<150 -> '
id=$(healing shop .id)

shop '{"slowerPercent": 64}'
again shop
verdict "$run" Failed Regression
await 10 "the wish for a person" test_condition_is shop ActionRequired True
sleep 3
expect "the latest heal" "$(healing shop .id)" "$id"
expect "the threshold" "$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')" "$moved"
expect "changes of the spec" "$(generation shop)" 2
