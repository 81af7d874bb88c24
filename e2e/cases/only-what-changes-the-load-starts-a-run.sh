load_test edited <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
thresholds:
- {name: errors, metric: http_req_failed, expression: rate<0.01}
Y
ends_with edited 60 Passed '.*'
k patch loadtest edited --type=merge -p '{"spec": {"history": {"successful": 5}}}'
k patch loadtest edited --type=merge -p '{"spec": {"schedule": {"cron": "0 2 1 1 *"}}}'
k label loadtest edited team=shop
sleep 6
expect "runs after edits beside the load" "$(count_runs edited)" 1
k patch loadtest edited --type=merge -p '{"spec": {"load": {"iterations": 20}}}'
second=$(run_of edited 2); complete "$second" 60
expect "trigger" "$(field "$second" .spec.trigger.kind)" Change
expect "requests" "$(field "$second" .status.numbers.requests)" 20
expect "runs after an edit of the load" "$(count_runs edited)" 2
