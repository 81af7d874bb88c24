# A service that is slow while it is cold: learned warm, then restarted cold.
. "$E2E/judging.sh"
own_shop
judged_test cold <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<230}]
Y
learn cold 10
own_shop --cold-start 1700ms:6x
# One try: a second one would find the service warm.
k patch loadtest cold --type=merge -p '{"spec": {"judgement": {"reruns": 0}}}' >/dev/null
again cold
echo "== slow only while cold: $(class)"
expect_class "slow only while cold" TestShape
finding WarmUp || finding RampTooSteep || fail "no finding names the stage"
