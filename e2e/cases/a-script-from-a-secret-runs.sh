k create secret generic journey --from-literal=test.js="
import http from 'k6/http';
export default () => http.get(__ENV.TARGET_URL, { headers: { 'X-Key': 'sesame-4711' } });"
load_test secretive <<Y
script: {secret: {name: journey}}
$TARGET
$FORTY_REQUESTS
Y
ends_with secretive 60 Passed '.*'
# What is in a script's Secret stays there.
for place in "$(k get loadtests,loadtestruns,configmaps,jobs,pods,events -o yaml)" "$(kubectl -n "$OPERATOR_NS" logs "deployment/$RELEASE" --tail=2000)"; do
  if grep -q sesame-4711 <<<"$place"; then fail "the Secret's content leaked"; fi
done
