# 64 % slower, over the threshold, and healing may do whatever it likes: nothing is changed, and a person is asked.
. "$E2E/healing.sh"
own_shop
taught shop 8
shop '{"slowerPercent": 64}'
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<200}]
healing: {mode: Apply, cooldown: 1s, maxRelaxPercent: 200, minConfidencePercent: 0, allow: [Thresholds, Stages, StageRemoval, RunnerResources, Options]}
Y
first_run shop 120
expect_class "+64 %" Regression
verdict "$run" Failed Regression
await 10 "the wish for a person" test_condition_is shop ActionRequired True
sleep 15
expect "heal" "$(healing shop .id)" ""
expect "changes of the spec" "$(generation shop)" 1
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 0
expect "runs" "$(count_runs shop)" 1
echo "action required: $(k get loadtest shop -o 'jsonpath={.status.actionRequired}')"
