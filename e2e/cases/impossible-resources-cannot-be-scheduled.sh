load_test huge <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
runner: {resources: {requests: {cpu: "5000", memory: 64Mi}}}
timeouts: {start: 15s}
Y
ends_with huge 60 Error Unschedulable
expect_like "the scheduler's words" "$(field "$run" .status.message)" 'nsufficient cpu'
