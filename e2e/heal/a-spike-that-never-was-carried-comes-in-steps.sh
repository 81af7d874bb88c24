# Only the spike is slow, and always was: it comes in steps then, and the peak stays.
. "$E2E/healing.sh"
spiked() { cat <<Y
$ONE_REQUEST
load:
  executor: RampingVUs
  startVUs: 2
  gracefulStop: 2s
  gracefulRampDown: 2s
  stages:
  - {name: ramp, duration: 6s, target: 10}
  - {name: steady, duration: 8s, target: 10}
  - {name: spike, duration: 3s, target: 60}
trigger: {onRollout: false}
$JUDGED_TARGET
Y
}
fresh_shop() { own_shop --capacity 200 --warm-per-step --cold-start 6s:8x "$@"; warm 7; }
fresh_shop --seed 1
{ spiked; echo "thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<5000}]"; } | load_test teacher >/dev/null
learn teacher 1
fresh_shop --seed 2
again teacher
remembered teacher 10 12 | with_history shop
fresh_shop --seed 3
{ spiked; cat <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<220}]
judgement: {reruns: 0}
healing: {mode: Apply, cooldown: 1s}
Y
} | load_test shop >/dev/null
first_run shop 120
expect_class "a spike that no service could follow" TestShape
finding SpikeOnly || fail "no finding names the spike"
healed shop 180 Confirmed
k get loadtest shop -o json | jq -r '.spec.load.stages[] | "  \(.name): \(.target) in \(.duration)"'
expect_like "stages" "$(k get loadtest shop -o json | jq -r '[.spec.load.stages[].name] | join(" ")')" '^ramp steady spike-1 .*spike-hold spike$'
expect "the peak" "$(k get loadtest shop -o json | jq '[.spec.load.stages[].target] | max')" 60
expect "changes of the spec" "$(generation shop)" 2
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 1
expect "runs that confirm" "$(executions shop Confirmation)" 1
