# A threshold that never fitted is healed; at that moment the service becomes slower: the change is taken back, and a person is asked.
. "$E2E/healing.sh"
own_shop
taught shop 8
open_switches
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<150}]
healing: {mode: Apply, cooldown: 1s, maxRelaxPercent: 50}
Y
first_run shop 120
healing_began() { heal_is shop "Applying Confirming"; }
await 20 "the heal" healing_began
switch '{"slowerPercent": 64}'
expect_class "a threshold that never fitted" StaleThreshold
healed shop 180 Reverted
expect "the threshold" "$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')" "p(95)<150"
expect "changes of the spec" "$(generation shop)" 3
expect "runs that confirm" "$(executions shop Confirmation)" 1
expect "action required" "$(test_condition shop ActionRequired)" True
echo "action required: $(k get loadtest shop -o 'jsonpath={.status.actionRequired}')"
told_that shop 'HealReverted: '
sleep 15
expect "runs" "$(count_runs shop)" 2
expect "changes of the spec" "$(generation shop)" 3
