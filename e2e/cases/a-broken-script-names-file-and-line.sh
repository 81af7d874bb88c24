load_test broken <<Y
script:
  inline: |
    import http from 'k6/http';
    export default () => {
      http.get(__ENV.TARGET_URL;
    };
$TARGET
$FORTY_REQUESTS
Y
ends_with broken 60 Error ScriptError
expect_like "position" "$(field "$run" .status.message)" 'script\.js: Line 3:'
