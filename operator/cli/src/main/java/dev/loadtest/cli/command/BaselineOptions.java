package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.baseline.RunHistory;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whose baseline, and where it is kept. */
final class BaselineOptions {
  @Parameters(index = "0", paramLabel = "TEST", description = "Name of the LoadTest.")
  String test;

  @Mixin RecordOptions records = new RecordOptions();

  @Mixin ClusterOptions cluster;

  KeptBaseline open() {
    return cluster
        .access()
        .<KeptBaseline>map(access -> new NamespaceBaseline(access, test))
        .orElseGet(() -> new FolderBaseline(records.folder, test));
  }

  /**
   * The history.
   *
   * @throws MissingInput when there is none
   */
  RunHistory read(KeptBaseline kept) throws IOException {
    return kept.read()
        .orElseThrow(
            () ->
                new MissingInput(
                    "%s has no baseline in %s; it begins with its first run, or with loadtest baseline import %s FILE"
                        .formatted(test, kept.where(), test)));
  }
}
