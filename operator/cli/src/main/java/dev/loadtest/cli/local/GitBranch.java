package dev.loadtest.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A branch with one commit that changes one file, made by the {@code git} program. The work tree,
 * the index and the current branch stay as they are, and nothing is pushed. Source:
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
public final class GitBranch {
  private static final long PATIENCE_SECONDS = 60;
  private static final String LINK = "120000";

  private final Path folder;
  private final String file;

  public GitBranch(Path manifest) throws IOException {
    Path real = manifest.toRealPath();
    this.folder = real.getParent();
    this.file = real.getFileName().toString();
  }

  /** What became of it. */
  public sealed interface Branched {
    /** It is there; it may have been before. */
    record Made(String branch) implements Branched {}

    /** Nothing was made. */
    record Refused(String why) implements Branched {}
  }

  /** A program that said no. */
  private static final class GitFailed extends Exception {
    private static final long serialVersionUID = 1;

    GitFailed(String said) {
      super(said);
    }
  }

  /**
   * Makes the branch on top of the current commit.
   *
   * @param text of the file in it
   */
  public Branched make(String branch, String text, String message) throws IOException {
    try {
      String prefix = git("rev-parse", "--show-prefix");
      String listed = git("ls-files", "--stage", "--", file);
      if (listed.isEmpty() || listed.startsWith(LINK)) {
        return new Branched.Refused(file + " is not a file that git keeps: add and commit it");
      }
      if (!git("status", "--porcelain", "--", file).isEmpty()) {
        return new Branched.Refused(file + " has uncommitted changes: commit them first");
      }
      if (!isThere(branch)) {
        commit(branch, prefix + file, listed.substring(0, LINK.length()), text, message);
      }
      return new Branched.Made(branch);
    } catch (GitFailed failed) {
      return new Branched.Refused("git said: " + failed.getMessage());
    }
  }

  private void commit(String branch, String path, String mode, String text, String message)
      throws IOException, GitFailed {
    Path scratch = Files.createTempDirectory("loadtest-heal");
    try {
      Path content = Files.writeString(scratch.resolve("content"), text);
      String head = git("rev-parse", "--verify", "HEAD");
      String blob = git(List.of(), content, "hash-object", "-w", "--stdin", "--path=" + file);
      List<String> index = List.of("GIT_INDEX_FILE=" + scratch.resolve("index"));
      git(index, null, "read-tree", head);
      git(index, null, "update-index", "--cacheinfo", mode + "," + blob + "," + path);
      String tree = git(index, null, "write-tree");
      String commit = git("commit-tree", tree, "-p", head, "-m", message);
      git("update-ref", "refs/heads/" + branch, commit, "");
    } finally {
      for (String left : List.of("content", "index", "index.lock")) {
        Files.deleteIfExists(scratch.resolve(left));
      }
      Files.deleteIfExists(scratch);
    }
  }

  private boolean isThere(String branch) throws IOException {
    try {
      git("rev-parse", "--quiet", "--verify", "refs/heads/" + branch);
      return true;
    } catch (GitFailed absent) {
      return false;
    }
  }

  private String git(String... arguments) throws IOException, GitFailed {
    return git(List.of(), null, arguments);
  }

  /** What git printed, or why it failed in its first line. */
  private String git(List<String> variables, Path input, String... arguments)
      throws IOException, GitFailed {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    variables.forEach(v -> builder.environment().put(v.split("=", 2)[0], v.split("=", 2)[1]));
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = started(builder);
    if (input == null) {
      process.getOutputStream().close();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (ended(process) != 0) {
      throw new GitFailed(said.lines().findFirst().orElse(arguments[0] + " failed"));
    }
    return said.strip();
  }

  private static Process started(ProcessBuilder builder) throws GitFailed {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new GitFailed("it is not installed (" + missing.getMessage() + ")");
    }
  }

  private static int ended(Process process) throws GitFailed {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new GitFailed("no answer");
  }
}
