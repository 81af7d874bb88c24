package dev.loadtest.cli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a runner is started on this machine.
 *
 * @param binary the runner, {@code loadtest-k6}
 * @param planFolder the folder with plan.json
 * @param nonce of the run
 * @param environment of the process, nothing else is in it
 * @param held whether runners wait to be released
 * @param chatter takes lines of k6 and the script
 * @param changed called when a runner said something or ended
 */
record RunnerStart(
    Path binary,
    Path planFolder,
    String nonce,
    Map<String, String> environment,
    boolean held,
    Consumer<String> chatter,
    Runnable changed) {

  RunnerProcess start(int index) throws IOException {
    var builder =
        new ProcessBuilder(command(index)).directory(planFolder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    Consumer<String> named = line -> chatter.accept("[" + index + "] " + line);
    var output = RunnerOutput.follow(process.getInputStream(), nonce, named, changed);
    return new RunnerProcess(index, process, output, held);
  }

  private List<String> command(int index) {
    return List.of(
        binary.toString(),
        "runner",
        "--plan",
        planFolder.toString(),
        "--index",
        Integer.toString(index),
        "--control",
        "127.0.0.1:0",
        "--work",
        planFolder.toString());
  }
}
