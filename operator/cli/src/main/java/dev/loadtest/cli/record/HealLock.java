package dev.loadtest.cli.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One program at a time heals a test; the system frees the lock of one that died. */
public final class HealLock implements AutoCloseable {
  private final FileChannel channel;

  private HealLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty while another one has it. */
  public static Optional<HealLock> of(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new HealLock(channel));
      }
    } catch (OverlappingFileLockException another) {
      // within this program
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
