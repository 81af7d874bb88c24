/**
 * Healing by pull request: a branch with one commit of one file on a forge (GitHub, GitLab, Gitea),
 * and a pull request that people merge or close. Nothing here touches Kubernetes, and nothing is
 * kept in memory: each step looks at the forge first, and may be repeated after a crash at any
 * instant. Calls take seconds: never on the reconcile thread.
 */
package dev.loadtest.controller.git;
