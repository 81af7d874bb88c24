package dev.loadtest.controller.git;

import java.util.List;

/**
 * A commit.
 *
 * @param files the paths it changes; of a merge they mean nothing
 */
record Commit(String id, String message, List<String> parents, List<String> files) {
  public Commit {
    parents = List.copyOf(parents);
    files = List.copyOf(files);
  }
}
