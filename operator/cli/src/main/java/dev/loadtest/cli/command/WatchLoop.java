package dev.loadtest.cli.command;

import dev.loadtest.cli.MissingInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs again whenever a file of the manifest's folder changed, until Ctrl-C. */
final class WatchLoop {
  private static final Duration LOOK = Duration.ofMillis(300);

  private final RunOptions options;
  private final LocalSession session;

  WatchLoop(RunOptions options, LocalSession session) {
    this.options = options;
    this.session = session;
  }

  int run() throws IOException, InterruptedException {
    while (true) {
      FolderState before = look();
      try {
        session.run();
      } catch (MissingInput mistake) {
        System.err.println("loadtest: " + mistake.getMessage());
      }
      System.err.println("loadtest: waiting for a change in " + folder() + " (Ctrl-C ends)");
      awaitChange(before);
    }
  }

  /** Editors write in several steps: a change counts when the folder has been quiet for a look. */
  private void awaitChange(FolderState before) throws IOException, InterruptedException {
    FolderState last = look();
    while (true) {
      Thread.sleep(LOOK);
      FolderState now = look();
      if (now.equals(last) && !now.equals(before)) {
        return;
      }
      last = now;
    }
  }

  private FolderState look() throws IOException {
    return FolderState.of(folder(), options.records.folder.toAbsolutePath().normalize());
  }

  private Path folder() {
    return options.file.toAbsolutePath().normalize().getParent();
  }
}
