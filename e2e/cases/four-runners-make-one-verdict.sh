load_test four <<Y
$ONE_REQUEST
$TARGET
load: {executor: SharedIterations, vus: 8, iterations: 200, maxDuration: 30s, gracefulStop: 1s}
parallelism: 4
runner: {resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 256Mi}}}
thresholds:
- {name: errors, metric: http_req_failed, expression: rate<0.01}
- {name: all-of-them, metric: http_reqs, expression: count==200}
Y
ends_with four 90 Passed ThresholdsHeld
expect "requests of all runners" "$(field "$run" .status.numbers.requests)" 200
expect "desired runners" "$(field "$run" .status.runners.desired)" 4
expect "finished runners" "$(field "$run" .status.runners.finished)" 4
expect "jobs" "$(count_jobs "$run")" 1
expect_number "start skew in ms" "$(field "$run" '.status.attempts[0].startSkewMs')" -le 2000
