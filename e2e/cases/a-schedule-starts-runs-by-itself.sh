load_test hourly <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
schedule: {cron: "* * * * *", timeZone: Europe/Berlin}
Y
complete "$(run_of hourly)" 60   # a new definition runs at once
await 75 "the scheduled run" has_runs hourly 2
second=$(run_of hourly 2)
expect "trigger" "$(field "$second" .spec.trigger.kind)" Schedule
complete "$second" 60
[ -n "$(k get loadtest hourly -o 'jsonpath={.status.nextScheduleTime}')" ] || fail "the next time is not in the status"
