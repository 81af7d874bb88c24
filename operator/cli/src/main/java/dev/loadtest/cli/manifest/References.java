package dev.loadtest.cli.manifest;

/** Whether the ConfigMaps and Secrets that a test names must lie beside it. */
public enum References {
  /** They must: the local world has nothing else. */
  Required,
  /** They may be in the cluster; those that lie beside it are checked. */
  Optional
}
