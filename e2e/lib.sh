# Sourced by e2e/run and by every case. A case runs in a process and a namespace of its own ($NS); it passes when its commands do.

E2E=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
REPOSITORY=$(dirname "$E2E")
OPERATOR_NS=loadtest-system
RELEASE=loadtest-operator
TARGET_URL=http://demo-service.default.svc
# The `target` of a test: not exclusive, since all cases share the demo service and would wait for each other.
TARGET="target: {url: $TARGET_URL, exclusive: false}"
IMAGE_TAG=${IMAGE_TAG:-dev}

fail() { echo "FAILED: $*" >&2; exit 1; }

# A word for a case that cannot run here, with the reason; e2e/run counts it apart.
skip() { echo "SKIPPED: $*"; exit 77; }

# expect WHAT ACTUAL WANTED: equal. expect_like WHAT ACTUAL REGEX: matches.
expect() { [ "$2" = "$3" ] && echo "$1 is $2" || fail "$1 is '$2', expected '$3'"; }
expect_like() { grep -Eq -- "$3" <<<"$2" && echo "$1 is $2" || fail "$1 is '$2', expected to match $3"; }
expect_number() { # expect_number WHAT ACTUAL OPERATOR NUMBER, e.g. expect_number "requests" 10 -ge 5
  [ -n "$2" ] && [ "$2" "$3" "$4" ] && echo "$1 is $2" || fail "$1 is '$2', expected $3 $4"
}

# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
  local seconds=$1 what=$2 end=$((SECONDS + $1)); shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "$what did not happen within $seconds s"
    sleep 0.3
  done
}

# k ...: kubectl in the case's namespace.
k() { kubectl -n "$NS" "$@"; }

# field RUN JSONPATH, e.g. field "$run" .status.verdict
field() { k get loadtestrun "$1" -o "jsonpath={$2}"; }

# runs TEST: names of its runs, oldest first.
runs() { k get loadtestruns --sort-by=.metadata.creationTimestamp -o json |
  jq -r --arg test "$1" '.items[] | select(.spec.loadTestRef.name == $test) | .metadata.name'; }
count_runs() { runs "$1" | grep -c . || true; }
has_runs() { [ "$(count_runs "$1")" -ge "$2" ]; }

# run_of TEST [NUMBER]: waits for its run with that number (1 is the oldest) and prints its name.
run_of() {
  await 30 "run ${2:-1} of $1" has_runs "$1" "${2:-1}"
  runs "$1" | sed -n "${2:-1}p"
}

phase_is() { [ "$(field "$1" .status.phase)" = "$2" ]; }
complete() { # complete RUN SECONDS: waits for its end, as a pipeline would.
  k wait "loadtestrun/$1" --for=condition=Complete --timeout="$2s" >/dev/null ||
    fail "run $1 did not complete within $2 s; it is $(field "$1" .status.phase): $(field "$1" .status.message)"
}

# verdict RUN VERDICT REASON-REGEX
verdict() {
  expect "verdict of $1" "$(field "$1" .status.verdict)" "$2"
  expect_like "reason of $1" "$(field "$1" .status.reason)" "^($3)\$"
  echo "  $(field "$1" .status.message)"
  expect "condition Complete" "$(condition "$1" Complete)" True
  expect "condition Succeeded" "$(condition "$1" Succeeded)" "$([ "$2" = Passed ] && echo True || echo False)"
  [ -n "$(field "$1" .status.message)" ] || fail "run $1 has no message"
}
condition() { field "$1" ".status.conditions[?(@.type==\"$2\")].status"; }

# ends_with TEST SECONDS VERDICT REASON-REGEX: the whole life of a run; leaves its name in $run.
ends_with() {
  run=$(run_of "$1")
  complete "$run" "$2"
  verdict "$run" "$3" "$4"
}

# count_jobs RUN: number of Jobs that were ever made for it, by the events of their pods: a finished run's Job may be gone.
count_jobs() {
  k get events --field-selector=reason=SuccessfulCreate -o json | jq --arg run "$1" '
    [.items[].involvedObject | select(.kind == "Job" and (.name | startswith($run))) | .name] | unique | length'
}
pods_of() { k get pods -o json | jq -r --arg run "$1" '.items[] | select(.metadata.annotations["loadtest.dev/run-name"] == $run) | .metadata.name'; }

# The `script` of a test that requests the target once per iteration.
ONE_REQUEST="script:
  inline: |
    import http from 'k6/http';
    export default () => { http.get(__ENV.TARGET_URL); };"
# A load of a known number of requests, about 3 s long.
FORTY_REQUESTS="load: {executor: SharedIterations, vus: 2, iterations: 40, maxDuration: 20s, gracefulStop: 1s}"

# load_test NAME: applies a LoadTest in the case's namespace; its spec, without indentation, comes on standard input.
load_test() {
  { printf 'apiVersion: loadtest.dev/v1alpha1\nkind: LoadTest\nmetadata: {name: %s}\nspec:\n' "$1"; sed 's/^/  /'; } | k apply -f -
}

operator_pods() { kubectl -n "$OPERATOR_NS" get pods -l "app.kubernetes.io/instance=$RELEASE" --field-selector=status.phase=Running -o 'jsonpath={.items[*].metadata.name}'; }
# The Lease names a pod that is there.
operator_leads() {
  local holder; holder=$(kubectl -n "$OPERATOR_NS" get lease loadtest-operator -o 'jsonpath={.spec.holderIdentity}')
  [ -n "$holder" ] && [[ " $(operator_pods) " == *" $holder "* ]]
}

# Everything that helps to understand a failed case.
dump() {
  echo "--- objects"; k get loadtests,loadtestruns,jobs,pods,configmaps,resourcequotas -o wide 2>&1
  echo "--- runs"; k get loadtestruns -o json 2>&1 | jq -c '.items[] | {name: .metadata.name, annotations: .metadata.annotations, status: .status}'
  echo "--- tests"; k get loadtests -o json 2>&1 | jq -c '.items[] | {name: .metadata.name, annotations: .metadata.annotations, status: .status}'
  echo "--- pods"; k get pods -o json 2>&1 | jq -c '.items[:4][] | {name: .metadata.name, status: .status}'
  echo "--- events"; k get events --sort-by=.lastTimestamp 2>&1 | tail -30
  for pod in $(k get pods -l loadtest.dev/run -o name 2>/dev/null | head -4); do
    echo "--- log of $pod"; k logs "$pod" --tail=40 2>&1 | cut -c1-300 | grep -v '^#LT1'
  done
  echo "--- log of the operator"; kubectl -n "$OPERATOR_NS" logs "deployment/$RELEASE" --tail=60 2>&1 | cut -c1-500
}
