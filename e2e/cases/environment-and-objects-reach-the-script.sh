k create configmap settings --from-literal=REGION=north
k create secret generic users --from-literal=password=demo
load_test equipped <<Y
script:
  inline: |
    import { check } from 'k6';
    export default () => check(__ENV, {
      'a value': (e) => e.USERS === '5',
      'a key of a Secret': (e) => e.PASSWORD === 'demo',
      'a whole ConfigMap': (e) => e.SHOP_REGION === 'north',
      'the target': (e) => e.TARGET_URL === '$TARGET_URL',
    });
$TARGET
load: {executor: SharedIterations, vus: 1, iterations: 1, maxDuration: 10s}
runner:
  env:
  - {name: USERS, value: "5"}
  - {name: PASSWORD, valueFrom: {secretKeyRef: {name: users, key: password}}}
  envFrom: [{prefix: SHOP_, configMapRef: {name: settings}}]
thresholds:
- {name: all-there, metric: checks, expression: rate==1}
Y
ends_with equipped 60 Passed ThresholdsHeld
