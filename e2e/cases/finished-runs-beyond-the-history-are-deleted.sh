load_test forgetful <<Y
$ONE_REQUEST
$TARGET
load: {executor: SharedIterations, vus: 1, iterations: 1, maxDuration: 10s}
history: {successful: 1}
Y
complete "$(run_of forgetful)" 60
for n in 2 3; do
  before=$(k get loadtest forgetful -o 'jsonpath={.status.runs}')
  k annotate --overwrite loadtest forgetful "loadtest.dev/run-requested=$n"
  counted() { [ "$(k get loadtest forgetful -o 'jsonpath={.status.runs}')" = $((before + 1)) ]; }
  await 60 "run $n" counted
done
one_left() { [ "$(count_runs forgetful)" = 1 ]; }
await 30 "the deletion of older runs" one_left
# The ledger remembers what was deleted.
expect "runs in the status" "$(k get loadtest forgetful -o 'jsonpath={.status.runs}')" 3
