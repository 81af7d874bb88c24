load_test bereft <<Y
$ONE_REQUEST
$TARGET
load: {executor: ConstantVUs, vus: 2, duration: 60s, gracefulStop: 1s}
parallelism: 2
thresholds:
- {name: errors, metric: http_req_failed, expression: rate<0.01}
timeouts: {collect: 15s}
Y
run=$(run_of bereft)
await 45 "load" phase_is "$run" Running
k delete pod "$(pods_of "$run" | head -1)" --grace-period=0 --force
complete "$run" 60
verdict "$run" Error RunnerLost
