# alone: the operator's process is killed (SIGKILL) in every phase of a run, at least ten times.
# Every run sends a known number of requests: same verdict, one Job, nothing lost means exactly that number.
. "$E2E/killing.sh"

has_run() { has_runs "$1" 1; }
in_phase() { local r; r=$(runs "$1" | head -1); [ -n "$r" ] && phase_is "$r" "$2"; }
in_phase_or_next() { in_phase "$1" "$2" || in_phase "$1" "$3"; }   # a phase may be over before a look at it
has_job() { [ -n "$(k get jobs -l "loadtest.dev/test=$1" -o name)" ]; }
has_pod() { [ -n "$(k get pods -l "loadtest.dev/test=$1" -o name)" ]; }
elapsed() { local r; r=$(runs "$1" | head -1); in_phase "$1" Running && sleep "$2"; }
pods_ended() { [ "$(k get pods -l "loadtest.dev/test=$1" --field-selector=status.phase=Succeeded -o name | wc -l)" = 2 ]; }
one_pod_ended() { [ -n "$(k get pods -l "loadtest.dev/test=$1" --field-selector=status.phase=Succeeded -o name)" ]; }

strike() { # strike NAME MOMENT CONDITION...: starts a run of 80 requests over 8 s, kills when the condition holds
  local test=$1 moment=$2 end=$((SECONDS + 40)); shift 2
  load_test "$test" <<Y >/dev/null
script:
  inline: |
    import http from 'k6/http';
    import { sleep } from 'k6';
    export function setup() { return { ready: true }; }
    export default (data) => { if (data.ready) http.get(__ENV.TARGET_URL); sleep(0.2); };
    export function teardown() {}
$TARGET
load: {executor: PerVUIterations, vus: 4, iterations: 20, maxDuration: 60s, gracefulStop: 1s}
parallelism: 2
runner: {resources: {requests: {cpu: 20m, memory: 64Mi}, limits: {memory: 256Mi}}}
thresholds: [{name: all-sent, metric: http_reqs, expression: count==80}, {name: errors, metric: http_req_failed, expression: rate<0.01}]
Y
  until "$@" >/dev/null 2>&1; do [ $SECONDS -lt $end ] || fail "$test never came to: $moment"; sleep 0.05; done
  kill_operator "$moment"
  [ "$moment" != "twice in a row" ] || { sleep 3; kill_operator "$moment"; }
  await 60 "the operator's return" operator_back
}
strike k1 "definition applied" true
strike k2 "run created" has_run k2
strike k3 "run prepared" in_phase_or_next k3 Preparing Starting
strike k4 "Job created" has_job k4
strike k5 "pods created" has_pod k5
strike k6 "runners starting" in_phase_or_next k6 Starting Running
strike k7 "load released" in_phase k7 Running
strike k8 "middle of the load" elapsed k8 3
strike k9 "twice in a row" elapsed k9 1
strike k10 "a runner ended" one_pod_ended k10
strike k11 "all runners ended, no verdict" pods_ended k11
strike k12 "just finished" in_phase k12 Finished

for n in $(seq 1 12); do
  run=$(run_of "k$n")
  complete "$run" 120
  expect "runs of k$n" "$(count_runs "k$n")" 1
  expect "Jobs of $run" "$(count_jobs "$run")" 1
  expect "requests of $run" "$(field "$run" .status.numbers.requests)" 80
  verdict "$run" Passed ThresholdsHeld
done
expect_number "kills" "$kills" -ge 10
