package dev.loadtest.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A command in this process: what it wrote and its exit code. */
record Shell(int exitCode, String output, String errors) {

  static Shell run(Object... arguments) {
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(print);
      var line = LoadTestCommand.commandLine();
      line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
      int code = line.execute(words);
      return new Shell(
          code, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  List<String> lines() {
    return Arrays.asList(output.split("\n"));
  }
}
