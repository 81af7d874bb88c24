# 1.5 % slower from run to run: no single run is an alarm by itself, all of them together are.
. "$E2E/judging.sh"
own_shop --seed 7
judged_test creeping <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
judgement: {reruns: 1}
Y
run=$(run_of creeping); complete "$run" 120; told
found=0
for step in $(seq 1 15); do
  shop "{\"slowerPercent\": $(awk -v n="$step" 'BEGIN { printf "%.1f", (1.015 ^ n - 1) * 100 }')}"
  again creeping
  [ "$(class)" != Regression ] || { found=$step; break; }
done
echo "== drift of 1.5 % a run: regression after $found runs"
expect_number "runs until the drift was found" "$found" -ge 1
