load_test imageless <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
runner: {image: "registry.invalid/k6:none"}
timeouts: {start: 15s}
Y
ends_with imageless 60 Error ImagePullFailed
expect_like "image" "$(field "$run" .status.message)" 'registry\.invalid/k6:none'
