package dev.loadtest.cli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The demo service on a free port. */
record DemoService(Process process, String url) implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

  static DemoService start(Path binary) throws IOException {
    Process process =
        new ProcessBuilder(binary.toString(), "--port", "0", "--latency", "20ms")
            .redirectErrorStream(true)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var address = ADDRESS.matcher(reader.readLine());
    if (!address.find()) {
      process.destroyForcibly();
      throw new IOException("the demo service did not say its address");
    }
    Thread.ofVirtual().start(() -> reader.lines().forEach(line -> {}));
    return new DemoService(process, address.group());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
