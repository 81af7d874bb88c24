package main

import (
	"fmt"
	"strings"
)

// script is run by both sides as it is: a low, constant load, so that the machine is not the limit.
const script = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = {
  scenarios: { load: { executor: 'constant-vus', vus: Number(__ENV.VUS), duration: '%s', gracefulStop: '1s' } },
  thresholds: { http_req_failed: ['rate<0.5'] },
};
export default function () {
  http.get(__ENV.TARGET_URL);
  sleep(0.2);
}
`

func (s setting) script(indent int) string {
	text := fmt.Sprintf(script, s.duration)
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+strings.Repeat(" ", indent))
}

// loadTest shares 2 VUs per runner; each bare pod has its own 2.
func (r round) loadTest(name string) string {
	return fmt.Sprintf(`---
apiVersion: loadtest.dev/v1alpha1
kind: LoadTest
metadata: {name: %s, labels: {benchmark: %s}}
spec:
  parallelism: %d
  target: {url: "%s", exclusive: false}
  runner:
    env: [{name: VUS, value: "%d"}]
    resources: {requests: {cpu: 20m, memory: 64Mi}, limits: {memory: 512Mi}}
  script:
    inline: |
      %s
`, name, r.id, r.runners, r.target, 2*r.runners, r.script(6))
}

func (r round) job(name string) string {
	return fmt.Sprintf(`---
apiVersion: v1
kind: ConfigMap
metadata: {name: %[1]s, labels: {benchmark: %[2]s}}
data:
  test.js: |
    %[6]s
---
apiVersion: batch/v1
kind: Job
metadata: {name: %[1]s, labels: {benchmark: %[2]s}}
spec:
  completionMode: Indexed
  completions: %[3]d
  parallelism: %[3]d
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      securityContext: {runAsNonRoot: true, runAsUser: 12345, seccompProfile: {type: RuntimeDefault}}
      containers:
      - name: k6
        image: %[4]s
        imagePullPolicy: IfNotPresent
        args: [run, --quiet, --no-usage-report, /script/test.js]
        env: [{name: TARGET_URL, value: "%[5]s"}, {name: VUS, value: "2"}]
        resources: {requests: {cpu: 20m, memory: 64Mi}, limits: {memory: 512Mi}}
        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        volumeMounts: [{name: script, mountPath: /script}]
      volumes: [{name: script, configMap: {name: %[1]s}}]
`, name, r.id, r.runners, r.stock, r.target, r.script(4))
}
