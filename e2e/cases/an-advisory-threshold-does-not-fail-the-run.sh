load_test advisory <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
failOnThresholds: false
thresholds:
- {name: impossible, metric: http_req_duration, expression: p(95)<1}
Y
run=$(run_of advisory); complete "$run" 60
expect "verdict" "$(field "$run" .status.verdict)" Passed
expect "result" "$(field "$run" '.status.thresholds[0].result')" Crossed
