load_test unscripted <<Y
script: {configMap: {name: nowhere, file: test.js}}
$FORTY_REQUESTS
timeouts: {start: 10s}
Y
ends_with unscripted 60 Error ScriptNotFound
expect_like "message" "$(field "$run" .status.message)" nowhere
expect "jobs" "$(count_jobs "$run")" 0
