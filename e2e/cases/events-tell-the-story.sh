load_test told <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
thresholds: [{name: errors, metric: http_req_failed, expression: rate<0.01}]
Y
ends_with told 60 Passed ThresholdsHeld
told() { k get events -o json | jq -r --arg kind "$1" --arg name "$2" '.items[] | select(.involvedObject.kind == $kind and .involvedObject.name == $name) | .reason + ": " + .message'; }
expect_like "events of the test" "$(told LoadTest told)" "RunCreated: .*$run"
expect_like "events of the run" "$(told LoadTestRun "$run")" 'Started: '
expect_like "events of the run" "$(told LoadTestRun "$run")" 'ThresholdsHeld: '
