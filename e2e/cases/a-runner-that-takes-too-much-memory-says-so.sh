load_test hungry <<Y
script:
  inline: |
    const hoard = [];
    export default () => {
      for (let i = 0; i < 20; i++) hoard.push(new Uint8Array(1 << 20).fill(1));
    };
load: {executor: ConstantVUs, vus: 2, duration: 30s, gracefulStop: 1s}
runner: {resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 192Mi}}}
timeouts: {collect: 15s}
Y
ends_with hungry 75 Error '(Runner)?OutOfMemory'
expect_like "remedy" "$(field "$run" .status.message)" memory
