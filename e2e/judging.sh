# Sourced by cases that judge runs against their history. They have a shop of their own, whose speed they set.

# The test that all of them run: 2 s of ramp, 5 s of steady load on answers that take 100 ms and hardly any CPU. BURN (ms) makes the
# load generator work for each of them; it comes from outside, so that the runs stay comparable.
JUDGED="script:
  inline: |
    import http from 'k6/http';
    const burn = Number(__ENV.BURN || 0);
    export default () => {
      const end = Date.now() + burn;
      while (Date.now() < end) {}
      http.get(__ENV.TARGET_URL);
    };
load:
  executor: RampingVUs
  gracefulStop: 2s
  gracefulRampDown: 2s
  stages:
  - {name: ramp, duration: 2s, target: 20}
  - {name: steady, duration: 5s, target: 20}
trigger: {onRollout: false}"
JUDGED_TARGET="target: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: demo-service}, exclusive: false, url: http://demo-service.$NS.svc}"

# own_shop [FLAG...]: the demo service in the case's namespace, with these flags; again with others: a new rollout.
own_shop() {
  local flags='' flag; for flag in --port=8080 --admin-port=8081 "$@"; do flags+="${flags:+, }\"$flag\""; done
  sed "s|args: \[--port=8080\]|args: [$flags]|" "$REPOSITORY/examples/demo-service/kubernetes.yaml" | k apply -f - >/dev/null
  k rollout status deployment/demo-service --timeout=60s >/dev/null
}

# shop JSON: turns the switches of the demo service, e.g. shop '{"slowerPercent": 64}'
shop() {
  local port=$((20000 + RANDOM % 20000)) forward
  kubectl -n "$NS" port-forward deployment/demo-service "$port:8081" >/dev/null 2>&1 & forward=$!
  await 10 "the way to the shop's switches" curl -sf "http://localhost:$port/admin"
  curl -sf -X PUT "http://localhost:$port/admin" -d "$1" >/dev/null || fail "the shop refused $1"
  kill $forward; wait $forward 2>/dev/null || true
  echo "the shop is now: $1"
}

# judged_test NAME [MORE]: the test with what comes on standard input besides, e.g. thresholds.
judged_test() { { echo "$JUDGED"; echo "$JUDGED_TARGET"; cat; } | load_test "$1" >/dev/null; }

# again TEST: requests a run and waits for its end; leaves its name in $run.
again() {
  local before; before=$(count_runs "$1")
  k annotate --overwrite "loadtest/$1" "loadtest.dev/run-requested=again-$before" >/dev/null
  run=$(run_of "$1" $((before + 1)))
  complete "$run" "${2:-240}"
  told
}
# told: one line on the run.
told() { printf '%s: %s, %s after %s tries: %s\n' "$run" "$(field "$run" .status.verdict)" "$(class)" "$(tries)" "$(field "$run" .status.message)"; }
class() { field "$run" .status.classification; }
tries() { k get loadtestrun "$run" -o json | jq '.status.attempts | length'; }
finding() { k get loadtestrun "$run" -o json | jq -e --arg type "$1" '.status.findings[]? | select(.type == $type)' >/dev/null; }

# learn TEST NUMBER: so many runs, of which the first comes by itself.
learn() {
  local n
  run=$(run_of "$1"); complete "$run" 120; told
  for n in $(seq 2 "$2"); do again "$1"; done
}

# expect_class WHAT REGEX
expect_class() { expect_like "$1" "$(class)" "^($2)\$"; }
