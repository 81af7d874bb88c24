# Learns for real; then a person sets the threshold where the service is by nature. The operator patches it, runs again and keeps it.
# Then the person takes it back, and the same is not healed again.
. "$E2E/healing.sh"
own_shop --sigma 0.2
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
judgement: {baseline: {calibrationRuns: 6}}
healing: {mode: Apply, cooldown: 1s}
Y
calibrated() { [ "$(k get loadtest shop -o 'jsonpath={.status.baseline.state}')" = Ready ]; }
await 300 "six runs" calibrated
level=$(level_of shop)
tight="p(95)<$(awk -v l="$level" 'BEGIN { printf "%.1f", l * 0.97 }')"
echo "usual: $level ms; a person now writes $tight"
before=$(count_runs shop)
write_threshold shop "$tight"
run=$(run_of shop $((before + 1))); complete "$run" 120; told
expect_class "a threshold in the noise" "Noise|StaleThreshold"
healed shop 120 Confirmed
healed_to=$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')
expect_like "the threshold" "$healed_to" '^p\(95\)<1[4-6][0-9]$'
expect "changes of the spec" "$(generation shop)" 3   # made, the person, the healer
expect "patches by loadtest-healer" "$(patched_by_healer shop)" 1
expect "runs that confirm" "$(executions shop Confirmation)" 1
expect_like "the run that failed" "$(field "$run" .status.verdict)" 'Failed|Inconclusive'
expect "action required" "$(test_condition shop ActionRequired)" False
told_that shop "HealConfirmed: .*"
again shop
expect "an ordinary run" "$(field "$run" .status.verdict)" Passed

k annotate --overwrite loadtest/shop "loadtest.dev/revert-healing=$(healing shop .id)" >/dev/null
await 30 "the person's word" heal_is shop Reverted
tell_heal shop
expect "the threshold" "$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')" "$tight"
id=$(healing shop .id)
again shop
sleep 5
expect "the latest heal" "$(healing shop .id)" "$id"
expect "the threshold" "$(k get loadtest shop -o 'jsonpath={.spec.thresholds[0].expression}')" "$tight"
echo "action required: $(k get loadtest shop -o 'jsonpath={.status.actionRequired}')"
