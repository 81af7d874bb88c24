load_test throwing <<Y
script:
  inline: |
    const users = JSON.parse('not json');
    export default () => {};
$FORTY_REQUESTS
Y
ends_with throwing 60 Error ScriptError
expect_like "position" "$(field "$run" .status.message)" '\.(js|ts):1'
