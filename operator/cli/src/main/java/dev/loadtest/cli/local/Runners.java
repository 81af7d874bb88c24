package dev.loadtest.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** All runners of an attempt: started, looked at, told what to do, and ended together. */
final class Runners implements AutoCloseable {
  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final RunPlan plan;
  private final RunnerStart start;
  private final ControlClient control;
  private final List<RunnerProcess> all = new ArrayList<>();
  private boolean closed;

  Runners(RunPlan plan, RunnerStart start) {
    this.plan = plan;
    this.start = start;
    this.control = new ControlClient(plan.runner().nonce());
  }

  /** Starts all runners. Nothing is started once they are closed. */
  synchronized void launch() throws IOException {
    for (int index = all.size(); index < plan.runners() && !closed; index++) {
      all.add(start.start(index));
    }
  }

  List<RunnerView> views() {
    return started().isEmpty()
        ? IntStream.range(0, plan.runners()).mapToObj(i -> RunnerView.at(i, Stage.Waiting)).toList()
        : started().stream().map(this::view).toList();
  }

  private RunnerView view(RunnerProcess runner) {
    if (runner.releaseUnknown()) {
      ask(runner);
    }
    return runner.view();
  }

  /** A runner that released itself says when; its result says it too, should it not answer. */
  private void ask(RunnerProcess runner) {
    try {
      long ms = control.state(port(runner), GLANCE).body().path("releasedMs").asLong();
      if (ms > 0) {
        runner.released(ms);
      }
    } catch (IOException unanswered) {
      // asked again at the next look
    }
  }

  /**
   * Runs setup() on the first runner, gives its data to all and lets them go at once. A setup()
   * that fails ends the first runner, whose result says why.
   *
   * @throws IOException when a runner does not answer; ask again
   */
  void release() throws IOException {
    List<RunnerProcess> held = started();
    var setup =
        control.post(port(held.getFirst()), "setup", ControlClient.empty(), plan.startTimeout());
    if (!setup.ok()) {
      held.getFirst().awaitEnd(QUICK);
      return;
    }
    ObjectNode body = ControlClient.empty().set("setupData", setup.body().path("data"));
    together(held, runner -> runner.released(released(runner, body)));
  }

  private long released(RunnerProcess runner, JsonNode body) throws IOException {
    var answer = control.post(port(runner), "release", body, QUICK);
    if (!answer.ok()) {
      throw new IOException("runner " + runner.index() + " refused to start: " + answer.body());
    }
    return answer.body().path("releasedMs").asLong();
  }

  void stop(String reason) throws IOException {
    ObjectNode body = ControlClient.empty().put("reason", reason);
    List<RunnerProcess> listening = started().stream().filter(RunnerProcess::listening).toList();
    together(listening, runner -> control.post(port(runner), "stop", body, QUICK));
  }

  void teardown() throws IOException {
    RunnerProcess first = started().getFirst();
    control.post(port(first), "teardown", ControlClient.empty(), Duration.ofMinutes(2));
  }

  /** Ends all processes and their children: asked first, killed a moment later. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    started().forEach(runner -> runner.tree().ask());
    started().forEach(runner -> runner.tree().end());
    control.close();
  }

  private synchronized List<RunnerProcess> started() {
    return List.copyOf(all);
  }

  private static int port(RunnerProcess runner) throws IOException {
    return runner
        .controlPort()
        .orElseThrow(() -> new IOException("runner " + runner.index() + " is not ready"));
  }

  /** Something to tell a runner. */
  private interface Order {
    void give(RunnerProcess runner) throws IOException;
  }

  private static void together(List<RunnerProcess> runners, Order order) throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> given = new ArrayList<>();
      for (RunnerProcess runner : runners) {
        Callable<Object> task = () -> given(order, runner);
        given.add(threads.submit(task));
      }
      for (Future<Object> one : given) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Object given(Order order, RunnerProcess runner) throws IOException {
    order.give(runner);
    return runner;
  }
}
