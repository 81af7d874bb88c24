load_test unready <<Y
script:
  inline: |
    import http from 'k6/http';
    export function setup() { throw new Error('the shop has no stock'); }
    export default () => { http.get(__ENV.TARGET_URL); };
$TARGET
load: {executor: ConstantVUs, vus: 2, duration: 5m}
parallelism: 2
Y
ends_with unready 60 Error SetupFailed
expect_like "message" "$(field "$run" .status.message)" 'no stock'
