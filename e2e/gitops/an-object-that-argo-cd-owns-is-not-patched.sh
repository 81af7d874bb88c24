# alone: a threshold that is too tight, in a test that a self-healing Argo CD owns. A change in the cluster would be undone at once.
. "$E2E/judging.sh"
. "$E2E/gitops.sh"
learned_before
repository
tight=$(percent_of_normal 85)
checkout "$tight" 'mode: Apply
maxRelaxPercent: 80' | commit "A load test"
application
synced

run=$(run_of checkout); complete "$run" 120; told
expect "verdict" "$(field "$run" .status.verdict)" Failed
expect_class "a threshold below what is normal" "StaleThreshold|Noise"
before=$(generation)
healing Proven 120
expect_like "message" "$(heal .message)" "trial run .* passed.*Argo CD \($NS\) owns the test"
expect "purpose of the proof" "$(heal '.proofs[0].purpose')" Trial
expect_like "what is proposed" "$(heal '.changes[0].from') -> $(heal '.changes[0].to')" "^p\(95\)<$tight -> p\(95\)<[0-9.]+$"

# Approved or not, it is not made here. Nothing goes round in circles, on either side.
k annotate loadtest/checkout "loadtest.dev/approve-healing=$(heal .id)" >/dev/null
says "make the approved change where it comes from"
again checkout
expect "verdict of another run" "$(field "$run" .status.verdict)" Failed
number=$(count_runs checkout) wrote=$(syncs)
sleep 60
expect "number of runs after a minute" "$(count_runs checkout)" "$number"
expect "number of Argo CD's syncs" "$(syncs)" "$wrote"
expect "state of the Application" "$(app .status.sync.status)" Synced
expect "generation" "$(generation)" "$before"
expect "who wrote the spec" "$(managers)" argocd-controller
expect "heals" "$(heals)" 1

# A person makes the change where it comes from.
manifest | sed "s/p(95)<$tight/$(heal '.changes[0].to')/" | commit "As the load test operator proposed"
synced
healing Confirmed 60
run=$(run_of checkout 4); complete "$run" 120; told
verdict "$run" Passed '.*'
