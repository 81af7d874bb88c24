package dev.loadtest.cli.command;

import dev.loadtest.core.heal.Heal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The heals of tests where they are kept: in a folder, or on a cluster. */
interface KeptHeals extends AutoCloseable {
  /** A heal and its test. */
  record Known(String test, Heal heal) {}

  /** What a person can say of a heal. */
  enum Verb {
    Approve,
    Reject,
    Revert
  }

  /** For people, e.g. {@code .loadtest}. */
  String where();

  /** The heals of a test, or of all tests, oldest first. */
  List<Known> list(Optional<String> test) throws IOException;

  /** Says it; what happens, for people. */
  List<String> say(Verb verb, Known known) throws IOException;

  @Override
  void close();
}
