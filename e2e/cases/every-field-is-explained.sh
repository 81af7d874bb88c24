kubectl explain loadtest.spec | sed -n 1,30p
expect_like "kubectl explain" "$(kubectl explain loadtest.spec.load.stages)" 'virtual users'
for crd in loadtests loadtestruns; do
  undescribed=$(kubectl get crd "$crd.loadtest.dev" -o json | jq -r '
    [.spec.versions[].schema.openAPIV3Schema
     | paths(objects) as $p | select(($p | length) > 1 and $p[-2] == "properties")
     | select(getpath($p) | has("description") | not) | $p | map(select(. != "properties")) | join(".")
     | select(. != "metadata")] | unique | join(" ")')
  expect "fields of $crd without a description" "$undescribed" ""
done
