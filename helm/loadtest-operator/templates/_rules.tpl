{{/*
What the operator may do where it watches. The same list is in operator/controller, act/ApiAccess.java; a test
compares the two.
*/}}
{{- define "loadtest.rules.watched" -}}
- apiGroups: [loadtest.dev]
  resources: [loadtests]
  verbs: [get, list, watch, patch]
- apiGroups: [loadtest.dev]
  resources: [loadtestruns]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [loadtest.dev]
  resources: [loadtests/status, loadtestruns/status]
  verbs: [patch]
# Owner references that block deletion need the right to update the owner's finalizers (OwnerReferencesPermissionEnforcement).
- apiGroups: [loadtest.dev]
  resources: [loadtests/finalizers, loadtestruns/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# Results come out of the runners' logs; the start signal goes in through a port that only loopback inside the pod reaches.
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
- apiGroups: [""]
  resources: [pods/portforward]
  verbs: [get, create]
# Plans, ledgers and run records; read by name, never listed or watched.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, update, patch, delete]
- apiGroups: [""]
  resources: [persistentvolumeclaims]
  verbs: [get]
# Listed for one Job by its UID: that pods are refused, by a quota for example, is said only in its events.
- apiGroups: [""]
  resources: [events]
  verbs: [list, create, patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch]
- apiGroups: [apps]
  resources: [deployments, statefulsets, daemonsets]
  verbs: [get]
# What goes on with the service under test: its autoscaler's changes, and the CPU and memory of its pods.
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list]
- apiGroups: [metrics.k8s.io]
  resources: [pods]
  verbs: [list]
{{- if .Values.remediation.restarts }}
- apiGroups: [apps]
  resources: [deployments, statefulsets, daemonsets]
  verbs: [patch]
{{- end }}
{{- if .Values.rbac.readSecrets }}
- apiGroups: [""]
  resources: [secrets]
  verbs: [get]
{{- end }}
{{- end -}}

{{/* What it may do in the whole cluster, besides, where it watches all of it. */}}
{{- define "loadtest.rules.everywhere" -}}
# Conditions of the nodes that run a service under test, read by name. In a namespaced install it does without.
- apiGroups: [""]
  resources: [nodes]
  verbs: [get]
{{- end -}}

{{/* What it may do in its own namespace. */}}
{{- define "loadtest.rules.own" -}}
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [get, create, update, patch]
{{- end -}}
