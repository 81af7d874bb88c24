k create configmap scripts --from-literal=other.js='export default () => {};'
load_test fileless <<Y
script: {configMap: {name: scripts, file: test.js}}
$FORTY_REQUESTS
timeouts: {start: 10s}
Y
ends_with fileless 60 Error ScriptNotFound
expect_like "message names what there is" "$(field "$run" .status.message)" 'test\.js.*other\.js'
