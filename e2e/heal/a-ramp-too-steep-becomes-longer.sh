# A service that has to warm up for each step of the load, and a ramp to the peak in 2 s: the ramp takes longer then, the peak stays.
. "$E2E/healing.sh"
stepped() { cat <<Y
$ONE_REQUEST
load:
  executor: RampingVUs
  gracefulStop: 2s
  gracefulRampDown: 2s
  stages:
  - {name: ramp, duration: 2s, target: 60}
  - {name: steady, duration: 5s, target: 60}
trigger: {onRollout: false}
$JUDGED_TARGET
Y
}
own_shop --capacity 200
{ stepped; echo "thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<5000}]"; } | load_test teacher >/dev/null
learn teacher 2
remembered teacher 10 | with_history shop
own_shop --capacity 200 --warm-per-step --cold-start 3s:8x; warm 4
{ stepped; cat <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<200}]
judgement: {reruns: 0}
healing: {mode: Apply, cooldown: 1s}
Y
} | load_test shop >/dev/null
first_run shop 120
expect_class "a ramp that no service could follow" TestShape
finding WarmUp || finding RampTooSteep || fail "no finding names the stage"
healed shop 120 Confirmed
expect "the ramp" "$(k get loadtest shop -o 'jsonpath={.spec.load.stages[0].duration}')" 10s
expect "the peak" "$(k get loadtest shop -o 'jsonpath={.spec.load.stages[1].target}')" 60
expect "changes of the spec" "$(generation shop)" 2
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 1
expect "runs that confirm" "$(executions shop Confirmation)" 1
