package dev.loadtest.controller.git;

import java.util.Map;

/** A forge in memory with one file, as people use it who see pull requests only. */
public final class ForgeInMemory {
  private final String path;
  private final MemoryForge forge;

  public ForgeInMemory(String path, String text) {
    this.path = path;
    this.forge = new MemoryForge(Map.of(path, text));
  }

  public PullRequests pullRequests() {
    return new PullRequests((policy, token) -> forge);
  }

  /** The file as the pull request would have it. */
  public String proposed(int number) {
    return forge.diff(pull(number).head()).get(path);
  }

  public String state(int number) {
    return pull(number).state().name();
  }

  public int pullRequests(String title) {
    return (int) forge.all().stream().filter(p -> p.title().contains(title)).count();
  }

  public void merge(int number) {
    forge.merge(number);
  }

  public void close(int number) {
    forge.closedByPerson(number);
  }

  private PullRequest pull(int number) {
    return forge.all().stream().filter(p -> p.number() == number).findFirst().orElseThrow();
  }
}
