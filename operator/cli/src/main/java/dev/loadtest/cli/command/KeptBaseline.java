package dev.loadtest.cli.command;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.JudgementPolicy;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history of a test where it is kept: in a folder, or on a cluster. */
interface KeptBaseline extends AutoCloseable {
  /** For people, e.g. {@code .loadtest/smoke/baseline.json}. */
  String where();

  /** Empty before the first run. */
  Optional<RunHistory> read() throws IOException;

  void change(UnaryOperator<RunHistory> change) throws IOException;

  /** Takes a run, which is in the history, as the new normal; what happens, for people. */
  String accept(String run) throws IOException;

  /** How the test is judged, as far as it is known here. */
  JudgementPolicy policy() throws IOException;

  /** Why runs have their verdict, by run, as far as it is known here. */
  Map<String, String> messages() throws IOException;

  @Override
  void close();
}
