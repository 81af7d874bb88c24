# A demo service of its own, whose counters say how often each was called.
sed "s|localhost/loadtest/demo-service:dev|localhost/loadtest/demo-service:$IMAGE_TAG|" "$REPOSITORY/examples/demo-service/kubernetes.yaml" | k apply -f -
k rollout status deployment/demo-service --timeout=60s
load_test once <<Y
script:
  inline: |
    import http from 'k6/http';
    import { check } from 'k6';
    export function setup() {
      const user = JSON.stringify({ username: 'setup', password: 'demo' });
      return { token: http.post(__ENV.TARGET_URL + '/api/login', user).json('accessToken') };
    }
    export default (data) => {
      http.get(__ENV.TARGET_URL + '/');
      check(data, { 'setup gave a token': (d) => d.token.length > 10 });
    };
    export function teardown(data) { http.get(__ENV.TARGET_URL + '/static'); }
target: {url: "http://demo-service.$NS.svc"}
load: {executor: SharedIterations, vus: 4, iterations: 40, maxDuration: 30s, gracefulStop: 1s}
parallelism: 2
thresholds:
- {name: every-runner-has-the-token, metric: checks, expression: rate==1}
Y
ends_with once 90 Passed ThresholdsHeld
served() { k get --raw "/api/v1/namespaces/$NS/services/demo-service:80/proxy/metrics" |
  awk -v e="endpoint=\"$1\"" '/^demo_requests_total/ && index($0, e) {n += $NF} END {print n + 0}'; }
expect "calls of setup" "$(served login)" 1
expect "calls of teardown" "$(served static)" 1
expect "iterations" "$(served home)" 40
