# Starved runner and noisy neighbour: environment or inconclusive, never the service's fault and never healable.
. "$E2E/judging.sh"
own_shop
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
runner: {env: [{name: BURN, value: "3"}]}
Y
learn shop 10
k get configmap shop-baseline -o json | jq -c '.data["history.json"] | fromjson | {runs: .runs}' >/tmp/learned.$$

# with_history NAME: the learned history for another test.
with_history() { k create configmap "$1-baseline" --from-literal="history.json=$(cat /tmp/learned.$$)" >/dev/null; }

with_history starved
judged_test starved <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<200}]
runner: {env: [{name: BURN, value: "5"}], resources: {requests: {cpu: 50m}, limits: {cpu: 200m, memory: 256Mi}}}
Y
run=$(run_of starved); complete "$run" 600; told
echo "== starved runner: $(class)"
expect_class "starved runner" Environment

# Eight busy loops on the node that have the right to most of its CPU, for the time of one run with its tries.
neighbours() {
  k apply -f - >/dev/null <<Y
apiVersion: batch/v1
kind: Job
metadata: {name: neighbour}
spec:
  parallelism: 8
  completions: 8
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
        command: [/usr/bin/loadtest-k6, k6, run, --no-usage-report, --vus, "1", --duration, 230s, /script/busy.js]
        volumeMounts: [{name: script, mountPath: /script}]
        resources: {requests: {cpu: 200m, memory: 64Mi}, limits: {memory: 256Mi}}
      volumes: [{name: script, configMap: {name: busy}}]
Y
}
k create configmap busy --from-literal='busy.js=export default () => { const end = Date.now() + 1000; while (Date.now() < end) {} };' >/dev/null
neighbours
busy() { [ "$(k get pods -l job-name=neighbour --field-selector=status.phase=Running -o name | wc -l)" -ge 6 ]; }
await 90 "the neighbours" busy
sleep 5
with_history neighbour
judged_test neighbour <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<170}]
runner: {env: [{name: BURN, value: "3"}]}
Y
run=$(run_of neighbour); complete "$run" 400; told
k delete job neighbour --wait=false >/dev/null
echo "== noisy neighbour: $(class)"
expect_class "noisy neighbour" "Environment|Inconclusive"
rm -f /tmp/learned.$$
