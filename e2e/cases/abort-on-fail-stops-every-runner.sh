load_test hopeless <<Y
script:
  inline: |
    import http from 'k6/http';
    import { sleep } from 'k6';
    export default () => { http.get(__ENV.TARGET_URL + '/nowhere'); sleep(0.1); };
$TARGET
load: {executor: ConstantVUs, vus: 2, duration: 10m, gracefulStop: 1s}
parallelism: 2
thresholds:
- {name: errors, metric: http_req_failed, expression: rate<0.01, abortOnFail: true, delayAbortEval: 2s}
Y
ends_with hopeless 60 Failed 'ThresholdsCrossed|Aborted'
expect "result" "$(field "$run" '.status.thresholds[0].result')" Crossed
expect "finished runners" "$(field "$run" .status.runners.finished)" 2
no_pod_runs() { [ -z "$(k get pods --field-selector=status.phase=Running -o name)" ]; }
await 15 "the end of all runners" no_pod_runs
