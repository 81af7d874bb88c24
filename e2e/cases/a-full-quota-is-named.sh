k create quota full --hard=pods=0
load_test crowded <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
timeouts: {start: 15s}
Y
ends_with crowded 60 Error QuotaExceeded
expect_like "the quota" "$(field "$run" .status.message)" full
