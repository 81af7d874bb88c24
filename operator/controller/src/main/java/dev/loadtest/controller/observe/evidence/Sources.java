package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Unanswered;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks the API server for what may be missing, and notes what could not be read. */
final class Sources {
  private final List<Unanswered> unanswered = new ArrayList<>();

  <T> T ask(String name, T otherwise, Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      note(name, why(e));
      return otherwise;
    }
  }

  void note(String name, String why) {
    unanswered.add(new Unanswered(name, why));
  }

  List<Unanswered> unanswered() {
    return List.copyOf(unanswered);
  }

  private static String why(KubernetesClientException e) {
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_FORBIDDEN -> "the operator may not read it";
      case 0 -> "the API server did not answer";
      default -> "HTTP " + e.getCode();
    };
  }
}
