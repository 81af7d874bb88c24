package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// script has the size of an ordinary one, about 2 KB.
var script = `import http from 'k6/http';
import { check, sleep } from 'k6';
export default function () {
` + strings.Repeat("  check(http.get(`${__ENV.TARGET_URL}/api/products`, { tags: { name: 'products' } }), { ok: (r) => r.status === 200 });\n", 15) + `  sleep(1);
}
`

func spec() map[string]any {
	return map[string]any{
		"script": map[string]any{"inline": script},
		"target": map[string]any{"url": "http://checkout.default.svc"},
		"load": map[string]any{"executor": "RampingVUs", "stages": []any{
			map[string]any{"name": "ramp", "duration": "1m", "target": 100},
			map[string]any{"name": "steady", "duration": "5m", "target": 100},
			map[string]any{"name": "down", "duration": "30s", "target": 0},
		}},
		"thresholds": []any{
			map[string]any{"name": "p95", "metric": "http_req_duration{stage:steady}", "expression": "p(95)<400"},
			map[string]any{"name": "errors", "metric": "http_req_failed", "expression": "rate<0.01"},
		},
		"schedule": map[string]any{"cron": "0 3 * * *"},
	}
}

func loadTest(test int) map[string]any {
	s := spec()
	s["suspend"] = true
	return map[string]any{"apiVersion": "loadtest.dev/v1alpha1", "kind": "LoadTest", "metadata": map[string]any{"name": testName(test)}, "spec": s}
}

func runName(test, run int) string { return fmt.Sprintf("%s-%08x", testName(test), run) }

func labels(test int, more ...string) map[string]any {
	l := map[string]any{"app.kubernetes.io/managed-by": "loadtest-operator", "loadtest.dev/test": testName(test)}
	for i := 0; i < len(more); i += 2 {
		l[more[i]] = more[i+1]
	}
	return l
}

func owner(created map[string]any) []any {
	meta := created["metadata"].(map[string]any)
	return []any{map[string]any{"apiVersion": "loadtest.dev/v1alpha1", "kind": "LoadTest", "controller": true, "name": meta["name"], "uid": meta["uid"]}}
}

func completed(run int) string {
	return time.Date(2026, 1, 1, 3, 6, 40, 0, time.UTC).AddDate(0, 0, run).Format(time.RFC3339)
}

const verdictMessage = "2 thresholds passed: p95 312 ms (p(95)<400), errors 0.02 % (rate<0.01)."

func finishedRun(test, run int, created map[string]any) map[string]any {
	condition := func(kind, status string) any {
		return map[string]any{"type": kind, "status": status, "reason": "ThresholdsPassed", "message": verdictMessage,
			"observedGeneration": 1, "lastTransitionTime": completed(run)}
	}
	return map[string]any{
		"apiVersion": "loadtest.dev/v1alpha1", "kind": "LoadTestRun",
		"metadata": map[string]any{"name": runName(test, run), "ownerReferences": owner(created),
			"labels": labels(test, "loadtest.dev/finished", "true", "loadtest.dev/digest", "0123456789abcdef")},
		"spec": map[string]any{"loadTestRef": map[string]any{"name": testName(test)},
			"trigger": map[string]any{"kind": "Schedule", "reason": completed(run)}, "snapshot": spec()},
		"status": map[string]any{
			"phase": "Finished", "verdict": "Passed", "reason": "ThresholdsPassed", "message": verdictMessage,
			"observedGeneration": 1, "startTime": completed(run), "completionTime": completed(run),
			"conditions": []any{condition("Complete", "True"), condition("Succeeded", "True"), condition("Ready", "True"),
				condition("Reconciling", "False"), condition("Stalled", "False")},
			"runners": map[string]any{"desired": 2, "ready": 2, "finished": 2},
		},
	}
}

func ledger(test, runs int, created map[string]any) map[string]any {
	var lines []any
	for run := range runs {
		lines = append(lines, map[string]any{"run": runName(test, run), "completed": completed(run), "trigger": "Schedule",
			"digest": "0123456789abcdef", "verdict": "Passed", "reason": "ThresholdsPassed", "message": verdictMessage,
			"p95": "312 ms", "errors": "0.02 %"})
	}
	text, _ := json.Marshal(map[string]any{"finished": runs, "runs": lines})
	return map[string]any{"apiVersion": "v1", "kind": "ConfigMap",
		"metadata": map[string]any{"name": testName(test) + "-ledger", "labels": labels(test), "ownerReferences": owner(created)},
		"data":     map[string]any{"runs.json": string(text)}}
}
