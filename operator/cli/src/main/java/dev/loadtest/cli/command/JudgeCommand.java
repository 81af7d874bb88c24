package dev.loadtest.cli.command;

import dev.loadtest.core.judge.CaseJudge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges what was measured elsewhere. */
@Command(
    name = "judge",
    description = "Judges cases on standard input: one JSON object a line, one answer a line.",
    mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
  @Option(names = "--jsonl", required = true, description = "Read JSON lines on standard input.")
  boolean jsonLines;

  @Override
  public Integer call() throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.println(CaseJudge.judge(line));
      }
    }
    return 0;
  }
}
