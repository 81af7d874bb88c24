# Sourced by cases in which the operator repairs a test or its service.
. "$E2E/judging.sh"

# history TEST: what is kept of its runs.
history() { k get configmap "$1-baseline" -o json | jq -c '.data["history.json"] | fromjson | {runs: .runs}'; }

# remembered TEST NUMBER [PERCENT]: the same with so many runs, made from the few that there are: in turn, each number within PERCENT (1)
# of a real one.
remembered() {
  history "$1" | jq -c --argjson n "$2" --argjson spread "${3:-1}" '
    .runs as $real | {runs: [range($n) | . as $i | $real[$i % ($real | length)]
      | .run = "\(.run)-\($i)"
      | .completed = ("2026-01-01T00:00:00Z" | fromdate + $i * 3600 | todate)
      | .points |= map_values(.value *= (1 + (($i * 7 % 9) - 4) / 400 * $spread) | if .steady then .steady *= (1 + (($i * 7 % 9) - 4) / 400 * $spread) else . end)
    ]}'
}

# with_history TEST: what it remembers, from standard input; before the test is there.
with_history() { k create configmap "$1-baseline" --from-literal="history.json=$(cat)" >/dev/null; }

# healing TEST PATH: of its latest heal, e.g. healing shop .state
healing() { k get loadtest "$1" -o json | jq -r ".status.healing$2 // empty"; }
heals() { k get configmap "$1-heals" -o json 2>/dev/null | jq -r '.data["heals.json"]'; }
heal_is() { [[ " $2 " == *" $(healing "$1" .state) "* ]]; }
heal_ended() { heal_is "$1" "Confirmed Reverted Disproven Rejected Superseded"; }

# healed TEST SECONDS STATE: waits for the end of its heal and tells of it.
healed() {
  await "$2" "the end of the heal of $1" heal_ended "$1"
  tell_heal "$1"
  expect "heal of $1" "$(healing "$1" .state)" "$3"
}
tell_heal() {
  k get loadtest "$1" -o json | jq -r '.status.healing | "  \(.id) \(.state): \(.message)", (.changes[]? | "  \(.field): \(.from) -> \(.to) (\(.finding)): \(.why)"),
    (.proofs[]? | "  \(.purpose) \(.run): \(.verdict)")'
}

generation() { k get loadtest "$1" -o 'jsonpath={.metadata.generation}'; }
executions() { k get loadtestruns -o json | jq -r --arg test "$1" --arg purpose "$2" '[.items[] | select(.spec.loadTestRef.name == $test and .spec.purpose == $purpose)] | length'; }
patched_by_healer() { k get loadtest "$1" -o json --show-managed-fields | jq '[.metadata.managedFields[] | select(.manager == "loadtest-healer")] | length'; }
test_condition() { k get loadtest "$1" -o json | jq -r --arg type "$2" '.status.conditions[]? | select(.type == $type) | .status'; }
test_condition_is() { [ "$(test_condition "$1" "$2")" = "$3" ]; }
told_of() { k get events -o json | jq -r --arg name "$1" '.items[] | select(.involvedObject.name == $name) | "\(.reason): \(.message)"'; }
# told_that NAME REGEX: an event says so.
told_that() {
  await 10 "an event of $1 like $2" bash -c "kubectl -n $NS get events -o json | jq -r '.items[] | select(.involvedObject.name == \"$1\") | \"\\(.reason): \\(.message)\"' | grep -E '$2'"
  told_of "$1" | grep -E "$2" | head -1
}

# level_of TEST: the median p95 that it remembers, in ms.
level_of() { history "$1" | jq '[.runs[].points["p(95) http_req_duration"].value] | sort | .[length / 2 | floor]'; }
# write_threshold TEST EXPRESSION: as a person would, of the first threshold.
write_threshold() { k patch "loadtest/$1" --type=json -p "[{\"op\": \"replace\", \"path\": \"/spec/thresholds/0/expression\", \"value\": \"$2\"}]" >/dev/null; }

# taught NAME NUMBER [PERCENT]: NAME will remember so many runs, made from two real ones of the same test under another name.
taught() {
  judged_test teacher <<<"thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<5000}]"
  learn teacher 2
  remembered teacher "$2" "${3:-1}" | with_history "$1"
}
# first_run TEST SECONDS: the run that comes by itself.
first_run() { run=$(run_of "$1"); complete "$run" "$2"; told; }

# open_switches, switch JSON: as shop, but the way to the switches stays open, so that they turn at once.
open_switches() {
  SWITCHES=http://localhost:$((20000 + RANDOM % 20000))
  kubectl -n "$NS" port-forward deployment/demo-service "${SWITCHES##*:}:8081" >/dev/null 2>&1 &
  trap "kill $! 2>/dev/null || true" EXIT
  await 10 "the way to the shop's switches" curl -sf "$SWITCHES/admin"
}
switch() { curl -sf -X PUT "$SWITCHES/admin" -d "$1" >/dev/null || fail "the shop refused $1"; echo "the shop is now: $1"; }

# warm SECONDS: one request, and so long a wait: a service that is cold at its first request is not any more.
warm() {
  local port=$((20000 + RANDOM % 20000)) forward
  kubectl -n "$NS" port-forward service/demo-service "$port:80" >/dev/null 2>&1 & forward=$!
  await 10 "the shop's first answer" curl -sf "http://localhost:$port/"
  kill $forward; wait $forward 2>/dev/null || true
  sleep "$1"
}
