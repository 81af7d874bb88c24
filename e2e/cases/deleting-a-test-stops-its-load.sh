load_test doomed <<Y
$ONE_REQUEST
$TARGET
load: {executor: ConstantVUs, vus: 1, duration: 5m}
Y
run=$(run_of doomed)
await 45 "load" phase_is "$run" Running
k delete loadtest doomed --timeout=20s
nothing_left() { [ -z "$(k get loadtestruns,jobs -o name)$(k get pods -o name --field-selector=status.phase=Running)" ]; }
await 60 "the end of runs, Jobs and pods" nothing_left
