package dev.loadtest.controller.git;

import java.util.List;
import java.util.Optional;

/** What a branch of ours looks like now. */
sealed interface HealBranch {

  /** There is none. */
  record Absent() implements HealBranch {}

  /** It holds one sealed commit, or that and a merge of its base ("update branch"). */
  record Ours(String head, Seal seal) implements HealBranch {}

  /** Somebody else pushed to it, or made it. */
  record Persons(String head) implements HealBranch {}

  static HealBranch look(Forge forge, String branch, String path) throws ForgeFailed {
    Optional<String> head = forge.head(branch);
    if (head.isEmpty()) {
      return new Absent();
    }
    Commit top = forge.commit(head.get());
    Commit sealed = top.parents().size() == 2 ? forge.commit(top.parents().getFirst()) : top;
    Optional<Seal> seal = seal(sealed, path);
    boolean ours = seal.isPresent() && holds(forge.read(path, top.id()), seal.get());
    return ours ? new Ours(head.get(), seal.get()) : new Persons(head.get());
  }

  private static Optional<Seal> seal(Commit commit, String path) {
    boolean like = commit.parents().size() == 1 && commit.files().equals(List.of(path));
    return like ? Seal.in(commit.message()) : Optional.empty();
  }

  private static boolean holds(FileAt file, Seal seal) {
    return switch (file) {
      case FileAt.Text(String text, String blob) -> Digest.of(text).equals(seal.after());
      case FileAt.None none -> false;
    };
  }
}
