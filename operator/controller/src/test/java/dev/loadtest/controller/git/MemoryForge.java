package dev.loadtest.controller.git;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A forge in memory that behaves like one: commits with parents and trees, branches, pull requests
 * whose diff is against the merge base, merges, comments. It can fall over at any call, before or
 * after its effect.
 */
class MemoryForge implements Forge {
  /** The process dies here. */
  static final class Crash extends RuntimeException {}

  private record Snapshot(
      String id, String message, List<String> parents, Map<String, String> files) {}

  private static final class Pull {
    int number;
    PullRequest.State state = PullRequest.State.Open;
    String title;
    String body;
    String base;
    String head;
    String headCommit = "";
    String merge = "";
    final Set<String> labels = new TreeSet<>();
    final List<String> comments = new ArrayList<>();
  }

  private final Map<String, Snapshot> commits = new LinkedHashMap<>();
  private final Map<String, String> branches = new TreeMap<>();
  private final List<Pull> pulls = new ArrayList<>();

  /** What was done, for tests that nothing is done. */
  final List<String> writes = new ArrayList<>();

  boolean canRewrite = true;
  boolean labelsAllowed = true;
  private int callsLeft = Integer.MAX_VALUE;
  private boolean afterEffect;
  private Runnable beforeWrite = () -> {};

  MemoryForge(Map<String, String> files) {
    branches.put("main", add("first", List.of(), files));
  }

  // What people and time do.

  void crashAt(int call, boolean after) {
    callsLeft = call;
    afterEffect = after;
  }

  void calm() {
    callsLeft = Integer.MAX_VALUE;
  }

  void justBeforeAWrite(Runnable somebody) {
    beforeWrite = somebody;
  }

  void push(String branch, String path, String text) {
    String head = branches.get(branch);
    Map<String, String> files = new TreeMap<>(commits.get(head).files());
    files.put(path, text);
    branches.put(branch, add("by a person", List.of(head), files));
  }

  void createBranch(String branch) {
    branches.put(branch, branches.get("main"));
  }

  void deleteBranch(String branch) {
    branches.remove(branch);
  }

  /** The button that merges the base into a pull request. */
  void updateBranch(String branch) {
    String head = branches.get(branch);
    Map<String, String> merged = merged(head, branches.get("main"));
    branches.put(branch, add("Merge main", List.of(head, branches.get("main")), merged));
  }

  void merge(int number) {
    Pull pull = pull(number);
    String head = branches.get(pull.head);
    Map<String, String> merged = merged(head, branches.get(pull.base));
    pull.merge = add("Merge " + number, List.of(branches.get(pull.base), head), merged);
    branches.put(pull.base, pull.merge);
    pull.state = PullRequest.State.Merged;
    pull.headCommit = head;
  }

  void closedByPerson(int number) {
    pull(number).state = PullRequest.State.Closed;
  }

  void reopenedByPerson(int number) {
    pull(number).state = PullRequest.State.Open;
  }

  // What a test looks at.

  /** The files that a branch changes, as a pull request shows them. */
  Map<String, String> diff(String branch) {
    String head = branches.get(branch);
    Map<String, String> before = commits.get(mergeBase(head, branches.get("main"))).files();
    Map<String, String> changed = new TreeMap<>(commits.get(head).files());
    changed.entrySet().removeIf(e -> Objects.equals(before.get(e.getKey()), e.getValue()));
    return changed;
  }

  String textBefore(String branch, String path) {
    return commits.get(mergeBase(branches.get(branch), branches.get("main"))).files().get(path);
  }

  String headOf(String branch) {
    return branches.get(branch);
  }

  String message(String branch) {
    return commits.get(branches.get(branch)).message();
  }

  List<PullRequest> all() {
    return pulls.stream().map(this::shown).toList();
  }

  List<String> comments(int number) {
    return pull(number).comments;
  }

  // The forge.

  @Override
  public Optional<String> head(String branch) {
    return call(() -> Optional.ofNullable(branches.get(branch)));
  }

  @Override
  public Commit commit(String id) {
    return call(
        () -> {
          Snapshot commit = commits.get(id);
          Map<String, String> before =
              commit.parents().isEmpty()
                  ? Map.of()
                  : commits.get(commit.parents().getFirst()).files();
          Set<String> changed = new TreeSet<>();
          commit
              .files()
              .forEach(
                  (p, t) -> {
                    if (!t.equals(before.get(p))) {
                      changed.add(p);
                    }
                  });
          return new Commit(id, commit.message(), commit.parents(), List.copyOf(changed));
        });
  }

  @Override
  public FileAt read(String path, String commit) {
    return call(
        () -> {
          String text = commits.get(commit).files().get(path);
          return text == null ? FileText.missing(path) : new FileAt.Text(text, Digest.of(text));
        });
  }

  @Override
  public void write(Draft draft) throws ForgeFailed, CannotRewrite {
    beforeWrite.run();
    beforeWrite = () -> {};
    before();
    if (draft.replacing().isEmpty() && branches.containsKey(draft.branch())) {
      throw new ForgeFailed(new Failure.Declined("it is there already"));
    }
    if (draft.replacing().isPresent() && !canRewrite) {
      throw new CannotRewrite();
    }
    if (draft.replacing().isPresent()
        && !draft.replacing().get().equals(branches.get(draft.branch()))) {
      throw new ForgeFailed(new Failure.Conflict("it moved"));
    }
    Map<String, String> files = new TreeMap<>(commits.get(draft.baseCommit()).files());
    files.put(draft.path(), draft.text());
    branches.put(draft.branch(), add(draft.message(), List.of(draft.baseCommit()), files));
    after("write " + draft.branch());
  }

  /** As on all forges, a pull request does not outlive its branch. */
  @Override
  public void removeBranch(String branch) {
    before();
    branches.remove(branch);
    pulls.stream()
        .filter(p -> p.head.equals(branch) && p.state == PullRequest.State.Open)
        .forEach(p -> p.state = PullRequest.State.Closed);
    after("remove " + branch);
  }

  @Override
  public List<PullRequest> from(String branch) {
    return call(
        () ->
            pulls.stream()
                .filter(p -> p.head.equals(branch))
                .map(this::shown)
                .sorted(Comparator.comparingInt(PullRequest::number).reversed())
                .toList());
  }

  @Override
  public Optional<PullRequest> pullRequest(int number) {
    return call(() -> pulls.stream().filter(p -> p.number == number).findFirst().map(this::shown));
  }

  @Override
  public PullRequest open(String branch, String base, String title, String body)
      throws ForgeFailed {
    before();
    if (pulls.stream().anyMatch(p -> p.head.equals(branch) && p.state == PullRequest.State.Open)) {
      throw new ForgeFailed(new Failure.Declined("there is an open one"));
    }
    Pull pull = new Pull();
    pull.number = pulls.size() + 1;
    pull.title = title;
    pull.body = body;
    pull.base = base;
    pull.head = branch;
    pulls.add(pull);
    after("open " + pull.number);
    return shown(pull);
  }

  @Override
  public void rewrite(int number, String base, String title, String body) {
    before();
    Pull pull = pull(number);
    pull.base = base;
    pull.title = title;
    pull.body = body.replace("\n", "\r\n").strip();
    after("rewrite " + number);
  }

  @Override
  public void label(int number, List<String> labels) throws ForgeFailed {
    before();
    if (!labelsAllowed) {
      throw new ForgeFailed(new Failure.Unauthorized("no labels for you"));
    }
    pull(number).labels.addAll(labels);
    after("label " + number);
  }

  @Override
  public boolean commented(int number, String text) {
    return call(() -> pull(number).comments.stream().anyMatch(c -> c.contains(text)));
  }

  @Override
  public void comment(int number, String text) {
    before();
    pull(number).comments.add(text);
    after("comment " + number);
  }

  @Override
  public void close(int number) {
    before();
    pull(number).state = PullRequest.State.Closed;
    after("close " + number);
  }

  private <T> T call(java.util.function.Supplier<T> answer) {
    before();
    T value = answer.get();
    after("");
    return value;
  }

  private void before() {
    if (!afterEffect && callsLeft-- == 0) {
      throw new Crash();
    }
  }

  private void after(String what) {
    if (!what.isEmpty()) {
      writes.add(what);
    }
    if (afterEffect && callsLeft-- == 0) {
      throw new Crash();
    }
  }

  private PullRequest shown(Pull pull) {
    boolean open = pull.state == PullRequest.State.Open;
    return new PullRequest(
        pull.number,
        "https://forge.example/pulls/" + pull.number,
        pull.state,
        pull.title,
        pull.body,
        pull.base,
        pull.head,
        open ? Objects.requireNonNullElse(branches.get(pull.head), "") : pull.headCommit,
        pull.merge,
        List.copyOf(pull.labels));
  }

  private Pull pull(int number) {
    return pulls.get(number - 1);
  }

  private String add(String message, List<String> parents, Map<String, String> files) {
    String id = "c" + commits.size();
    commits.put(id, new Snapshot(id, message, parents, Map.copyOf(files)));
    return id;
  }

  /** File by file; both sides changing one file is beyond this forge. */
  private Map<String, String> merged(String ours, String theirs) {
    Map<String, String> base = commits.get(mergeBase(ours, theirs)).files();
    Map<String, String> result = new TreeMap<>(commits.get(theirs).files());
    commits
        .get(ours)
        .files()
        .forEach(
            (path, text) -> {
              if (!text.equals(base.get(path))) {
                result.put(path, text);
              }
            });
    return result;
  }

  private String mergeBase(String one, String other) {
    Set<String> behind = ancestors(other);
    List<String> queue = new ArrayList<>(List.of(one));
    while (!queue.isEmpty()) {
      String next = queue.removeFirst();
      if (behind.contains(next)) {
        return next;
      }
      queue.addAll(commits.get(next).parents());
    }
    throw new AssertionError("nothing in common");
  }

  private Set<String> ancestors(String commit) {
    Set<String> all = new TreeSet<>();
    List<String> queue = new ArrayList<>(List.of(commit));
    while (!queue.isEmpty()) {
      String next = queue.removeFirst();
      if (all.add(next)) {
        queue.addAll(commits.get(next).parents());
      }
    }
    return all;
  }
}
