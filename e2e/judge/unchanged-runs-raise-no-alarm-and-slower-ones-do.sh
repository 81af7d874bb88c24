# Learns from ten runs. Ten unchanged ones: no alarm. +64 %: a regression. Ten times +20 %: a regression at least nine times. Starved
# runner and noisy neighbour: environment or inconclusive. A threshold that never fitted: stale.
. "$E2E/judging.sh"
own_shop
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
Y
learn shop 10
keep_history() { k get configmap shop-baseline -o json | jq -c '.data["history.json"] | fromjson | {runs: .runs}' >/tmp/learned.$$; }
keep_history

alarms=0
for _ in $(seq 10); do again shop; case $(class) in Stable|Noise|InsufficientData) ;; *) alarms=$((alarms + 1)) ;; esac; done
echo "== alarms on ten unchanged runs: $alarms"
expect "alarms on ten unchanged runs" "$alarms" 0

shop '{"slowerPercent": 64}'
again shop
expect_class "+64 %" Regression

shop '{"slowerPercent": 20}'
hits=0
for _ in $(seq 10); do again shop; [ "$(class)" != Regression ] || hits=$((hits + 1)); done
echo "== regressions found at +20 %: $hits of 10"
expect_number "regressions found at +20 %" "$hits" -ge 9
shop '{"slowerPercent": 0}'

# with_history NAME: the learned history for another test.
with_history() { k create configmap "$1-baseline" --from-literal="history.json=$(cat /tmp/learned.$$)" >/dev/null; }

with_history stale
judged_test stale <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<120}]
Y
run=$(run_of stale); complete "$run" 300; told
echo "== threshold below the natural level: $(class)"
expect_class "threshold below the natural level" StaleThreshold

with_history starved
judged_test starved <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<200}]
runner: {resources: {requests: {cpu: 10m}, limits: {cpu: 40m, memory: 256Mi}}}
timeouts: {start: 3m}
Y
run=$(run_of starved); complete "$run" 600; told
echo "== starved runner: $(class)"
expect_class "starved runner" Environment

# Sixteen busy loops on the node, for the time of one run with its tries.
neighbours() {
  k apply -f - >/dev/null <<Y
apiVersion: batch/v1
kind: Job
metadata: {name: neighbour}
spec:
  parallelism: 16
  completions: 16
  backoffLimit: 0
  activeDeadlineSeconds: 240
  template:
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 0
      securityContext: {runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}}
      containers:
      - name: busy
        image: localhost/loadtest/k6-runner:dev
        imagePullPolicy: IfNotPresent
        command: [/usr/local/bin/loadtest-k6, k6, run, --no-usage-report, --vus, "1", --duration, 230s, /script/busy.js]
        volumeMounts: [{name: script, mountPath: /script}]
        resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 256Mi}}
      volumes: [{name: script, configMap: {name: busy}}]
Y
}
k create configmap busy --from-literal='busy.js=export default () => { const end = Date.now() + 1000; while (Date.now() < end) {} };' >/dev/null
neighbours
busy() { [ "$(k get pods -l job-name=neighbour --field-selector=status.phase=Running -o name | wc -l)" -ge 12 ]; }
await 90 "the neighbours" busy
sleep 5
with_history neighbour
judged_test neighbour <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<170}]
Y
run=$(run_of neighbour); complete "$run" 400; told
k delete job neighbour --wait=false >/dev/null
echo "== noisy neighbour: $(class)"
expect_class "noisy neighbour" "Environment|Inconclusive"
rm -f /tmp/learned.$$
