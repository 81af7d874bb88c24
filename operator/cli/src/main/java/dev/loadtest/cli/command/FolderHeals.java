package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.cli.record.HealLock;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.show.DiffText;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.Approval;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The heals of this machine: what a person says is done to the file at once. */
final class FolderHeals implements KeptHeals {
  private final Path records;
  private final Optional<Path> file;
  private final HealStore store;

  /**
   * @param file of the test, where it is not where its latest run found it
   */
  FolderHeals(Path records, Optional<Path> file) {
    this.records = records;
    this.file = file;
    this.store = new HealStore(records);
  }

  @Override
  public String where() {
    return records.toString();
  }

  @Override
  public List<Known> list(Optional<String> test) throws IOException {
    List<Known> all = new ArrayList<>();
    for (String name : test.map(List::of).orElse(store.tests())) {
      store.read(name).heals().forEach(heal -> all.add(new Known(name, heal)));
    }
    return all;
  }

  @Override
  public List<String> say(Verb verb, Known known) throws IOException {
    var lock =
        HealLock.of(store.lock(known.test()))
            .orElseThrow(
                () ->
                    new MissingInput(
                        "a run of " + known.test() + " heals it just now; end that first"));
    try (lock) {
      return said(verb, known);
    }
  }

  private List<String> said(Verb verb, Known known) throws IOException {
    var manifest = new HealedManifest(file(known.test()), known.test(), Optional.empty());
    String before = manifest.text();
    new HealDriver(
            known.test(),
            manifest,
            records,
            Optional.empty(),
            HealDriver.Proving.LATER,
            heal -> {},
            Clock.systemUTC())
        .settle(verbs(verb, known.heal().id()));
    Heal now = store.read(known.test()).heal(known.heal().id()).orElseThrow();
    return told(verb, known.heal(), now, manifest, before);
  }

  private static Verbs verbs(Verb verb, String id) {
    Optional<String> named = Optional.of(id);
    Optional<String> none = Optional.empty();
    return switch (verb) {
      case Approve ->
          new Verbs(
              named,
              Optional.of(
                  new Approval(System.getProperty("user.name"), false, Instant.now().toString())),
              none,
              none);
      case Reject -> new Verbs(none, Optional.empty(), named, none);
      case Revert -> new Verbs(none, Optional.empty(), none, named);
    };
  }

  private static List<String> told(
      Verb verb, Heal was, Heal now, HealedManifest manifest, String before) throws IOException {
    if (!did(verb, was, now)) {
      throw new MissingInput(
          "heal %s is %s: %s; nothing was changed".formatted(now.id(), now.state(), now.note()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("%s is %s: %s.".formatted(now.id(), now.state(), now.note()));
    List<String> diff = new DiffText(Terminal.palette()).lines(before, manifest.text());
    if (!diff.isEmpty()) {
      lines.add("  " + manifest.file());
      lines.addAll(diff);
    }
    if (now.state() == State.Confirming) {
      lines.add("  The next loadtest run confirms it, or puts the file back.");
    }
    return lines;
  }

  private static boolean did(Verb verb, Heal was, Heal now) {
    boolean moved = was.state() != now.state();
    return switch (verb) {
      case Approve -> moved && now.approval() != null && now.state() == State.Confirming;
      case Reject -> moved && (now.state() == State.Rejected || now.state() == State.Reverted);
      case Revert -> moved && now.state() == State.Reverted;
    };
  }

  private Path file(String test) throws IOException {
    Path found =
        file.orElse(
            new RecordStore(records)
                .list(Optional.of(test)).stream()
                    .reduce((older, newer) -> newer)
                    .map(record -> Path.of(record.manifest()))
                    .orElseThrow(() -> unknown(test)));
    if (!Files.isRegularFile(found)) {
      throw new MissingInput(found + " is not there; say with --file where the test is");
    }
    return found;
  }

  private static MissingInput unknown(String test) {
    return new MissingInput("no run of " + test + " says where its file is; say it with --file");
  }

  @Override
  public void close() {}
}
