# Learns from ten runs. Ten unchanged ones: no alarm. +64 %: a regression. Ten times +20 %: a regression at least nine times. A
# threshold that never fitted: stale.
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
rm -f /tmp/learned.$$
