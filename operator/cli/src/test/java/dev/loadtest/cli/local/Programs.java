package dev.loadtest.cli.local;

import java.io.IOException;
import java.nio.file.Path;

/** The built programs, for tests of other rooms. */
public final class Programs {
  private Programs() {}

  /** The demo service, while it runs. */
  public record Demo(String url, AutoCloseable service) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      service.close();
    }
  }

  public static Path runner() {
    return Built.runner();
  }

  public static Demo demoService() throws IOException {
    DemoService service = DemoService.start(Built.demoService());
    return new Demo(service.url(), service);
  }
}
