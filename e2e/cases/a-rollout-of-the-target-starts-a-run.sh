sed "s|localhost/loadtest/demo-service:dev|localhost/loadtest/demo-service:$IMAGE_TAG|" "$REPOSITORY/examples/demo-service/kubernetes.yaml" | k apply -f -
k rollout status deployment/demo-service --timeout=60s
load_test following <<Y
$ONE_REQUEST
target: {url: "http://demo-service.$NS.svc", workloadRef: {kind: Deployment, name: demo-service}}
$FORTY_REQUESTS
trigger: {onRollout: true}
Y
ends_with following 60 Passed '.*'
sleep 3
expect "runs without a rollout" "$(count_runs following)" 1
k set env deployment/demo-service RELEASE=2
k rollout status deployment/demo-service --timeout=60s
await 60 "the run after the rollout" has_runs following 2
second=$(run_of following 2); complete "$second" 60
expect "trigger" "$(field "$second" .spec.trigger.kind)" Rollout
expect "runs after one rollout" "$(count_runs following)" 2
