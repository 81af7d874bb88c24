# The service becomes faster: the threshold follows, so that what was gained is protected.
. "$E2E/healing.sh"
own_shop --latency 140ms
taught shop 8
own_shop
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<300}]
healing: {mode: Apply, cooldown: 1s}
Y
first_run shop 120
expect_class "a service that became faster" Improvement
verdict "$run" Passed '.*'
healed shop 120 Confirmed
expect_like "the threshold" "$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')" '^p\(95\)<(1[6-9]|2[0-4])[0-9]$'
expect "changes of the spec" "$(generation shop)" 2
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 1
expect "runs that confirm" "$(executions shop Confirmation)" 1
expect_like "done by itself" "$(k get loadtest shop -o 'jsonpath={.status.autoFixApplied}')" 'p\(95\)<300 -> '
