load_test asked <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
Y
ends_with asked 60 Passed '.*'
k annotate loadtest asked loadtest.dev/run-requested=monday
second=$(run_of asked 2); complete "$second" 60
expect "trigger" "$(field "$second" .spec.trigger.kind)" Request
k annotate --overwrite loadtest asked loadtest.dev/run-requested=monday note=unrelated
sleep 5
expect "runs after the same request" "$(count_runs asked)" 2
k annotate --overwrite loadtest asked loadtest.dev/run-requested=tuesday
complete "$(run_of asked 3)" 60
expect "runs after another request" "$(count_runs asked)" 3
