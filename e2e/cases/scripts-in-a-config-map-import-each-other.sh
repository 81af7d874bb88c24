k create configmap journey --from-literal=main.js="
import { visit } from './lib.js';
export default () => visit(__ENV.TARGET_URL);" --from-literal=lib.js="
import http from 'k6/http';
export const visit = (url) => http.get(url, { tags: { name: 'visit' } });"
load_test imported <<Y
script: {configMap: {name: journey, file: main.js}}
$TARGET
$FORTY_REQUESTS
thresholds:
- {name: visits, metric: "http_reqs{name:visit}", expression: count==40}
Y
ends_with imported 60 Passed ThresholdsHeld
