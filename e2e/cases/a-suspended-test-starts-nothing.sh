load_test asleep <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
suspend: true
Y
sleep 6
expect "runs while suspended" "$(count_runs asleep)" 0
k patch loadtest asleep --type=merge -p '{"spec": {"suspend": false}}'
ends_with asleep 60 Passed '.*'
# The annotation does the same without touching what Git owns.
k annotate loadtest asleep loadtest.dev/suspended=true
k annotate loadtest asleep loadtest.dev/run-requested=again
sleep 4
expect "runs while suspended by annotation" "$(count_runs asleep)" 1
