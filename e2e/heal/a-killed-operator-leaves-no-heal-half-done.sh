# alone: the operator's process is killed (SIGKILL) at every step of a heal: those that hold, and those that do not.
# Each ends confirmed or taken back, with one change of the spec for each direction and one run for each proof.
. "$E2E/healing.sh"
. "$E2E/killing.sh"

# A runner that runs out of memory at once, and has enough with twice as much. What comes on standard input decides whether the run
# that is to confirm it passes.
hungry() { { cat <<Y
script:
  inline: |
    const hoard = [];
    export default () => { if (hoard.length < 70) hoard.push(new Uint8Array(1 << 20).fill(1)); };
load: {executor: ConstantVUs, vus: 1, duration: 3s, gracefulStop: 1s}
runner: {resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 128Mi}}}
healing: {mode: Apply, cooldown: 1s}
timeouts: {collect: 15s}
Y
cat; } | load_test "$1" >/dev/null; }

# What is going on, a line for each change: heal STATE PROOFS VERDICT, spec GENERATION, run PURPOSE PHASE
follow() {
  kubectl -n "$NS" get configmaps --field-selector="metadata.name=$1-heals" -w -o json | jq --unbuffered -r '.data["heals.json"] | fromjson | .heals[-1] | "heal \(.state) \(.proofs | length) \(.proofs[-1].verdict)"' &
  kubectl -n "$NS" get loadtests --field-selector="metadata.name=$1" -w -o json | jq --unbuffered -r '"spec \(.metadata.generation)"' &
  kubectl -n "$NS" get loadtestruns -w -o json | jq --unbuffered -r --arg test "$1" 'select(.spec.loadTestRef.name == $test) | "run \(.spec.purpose) \(.status.phase // "New")"' &
  wait
}

# strike TEST MOMENT DELAY: kills so long after a line like that.
strike() {
  local test=$1 moment=$2 delay=$3 line seen=no
  take_aim
  exec 5< <(follow "$test" 2>/dev/null & echo $!; wait)
  local follower; read -r -u 5 follower
  while read -r -t 60 -u 5 line; do
    if [[ $line == $moment ]]; then sleep "$delay"; fire "$line, $delay s later"; seen=yes; break; fi
  done
  exec 5<&-
  pkill -P "$follower" 2>/dev/null || true
  [ $seen = yes ] || fail "$test never came to: $moment"
  await 90 "the operator's return" operator_back
}

HOLDS=(
  "run Normal [PSR]*|0.3" "run Normal Finished|0" "heal Proposed*|0" "heal Applying*|0" "heal Applying*|0.02" "spec 2|0"
  "heal Confirming 0*|0" "heal Confirming 1 null|0" "run Confirmation New|0" "run Confirmation Finished|0" "heal Confirming 1 Passed|0"
  "heal Confirmed*|0"
)
DOES_NOT=(
  "heal Applying*|0" "spec 2|0.03" "heal Confirming 1 null|0.05" "run Confirmation [PSR]*|0.5" "run Confirmation Finished|0"
  "heal Confirming 1 Failed|0" "heal Reverting*|0" "heal Reverting*|0.02" "spec 3|0" "heal Reverted*|0"
)

judge_heal() { # judge_heal TEST STATE GENERATION MEMORY
  healed "$1" 120 "$2" >"/tmp/told.$$" || { cat "/tmp/told.$$"; fail "$1"; }
  head -1 "/tmp/told.$$"; rm -f "/tmp/told.$$"
  expect "changes of the spec of $1" "$(generation "$1")" "$3"
  expect "memory of $1" "$(k get loadtest "$1" -o 'jsonpath={.spec.runner.resources.limits.memory}')" "$4"
  expect "heals of $1" "$(heals "$1" | jq '.heals | length')" 1
  expect "proofs of $1" "$(heals "$1" | jq '.heals[0].proofs | length')" 1
  expect "runs that confirm $1" "$(executions "$1" Confirmation)" 1
  expect "runs of $1" "$(count_runs "$1")" 2
  for run in $(runs "$1"); do expect "Jobs of $run" "$(count_jobs "$run")" 1; done
  expect "patches by loadtest-healer of $1" "$(patched_by_healer "$1")" 1
}

n=0
for moment in "${HOLDS[@]}"; do
  n=$((n + 1)); hungry "p$n" </dev/null
  strike "p$n" "${moment%|*}" "${moment#*|}"
  judge_heal "p$n" Confirmed 2 256Mi
done
for moment in "${DOES_NOT[@]}"; do
  n=$((n + 1)); hungry "f$n" <<<"thresholds: [{name: never, metric: iterations, expression: count>1000000000}]"
  strike "f$n" "${moment%|*}" "${moment#*|}"
  judge_heal "f$n" Reverted 3 128Mi
done
expect_number "kills" "$kills" -ge 20
