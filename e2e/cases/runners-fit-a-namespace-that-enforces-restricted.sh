k label --overwrite namespace "$NS" pod-security.kubernetes.io/enforce=restricted
k create configmap scripts --from-literal=test.js="
import http from 'k6/http';
export default () => http.get(__ENV.TARGET_URL);"
load_test confined <<Y
script: {configMap: {name: scripts}}
$TARGET
$FORTY_REQUESTS
parallelism: 2
Y
ends_with confined 60 Passed '.*'
pod=$(pods_of "$run" | head -1)
expect "token in the runner" "$(k get pod "$pod" -o 'jsonpath={.spec.automountServiceAccountToken}')" false
