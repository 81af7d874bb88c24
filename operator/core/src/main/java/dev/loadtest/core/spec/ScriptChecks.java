package dev.loadtest.core.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Is there exactly one script, and can it be found where it is said to be? */
final class ScriptChecks {
  private ScriptChecks() {}

  static void check(ScriptSource script, Problems spot) {
    if (script == null) {
      spot.add("Required value: " + Messages.ONE_SCRIPT);
      return;
    }
    long sources =
        Stream.of(
                script.inline(),
                script.configMap(),
                script.secret(),
                script.volumeClaim(),
                script.localFile())
            .filter(Objects::nonNull)
            .count();
    spot.addIf(sources != 1, Messages.ONE_SCRIPT);
    spot.at("inline")
        .addIf(
            script.inline() != null && script.inline().isBlank(),
            "the script is empty: write k6 code, e.g. export default function () {}");
    checkFile(script.configMap(), spot.at("configMap"));
    checkFile(script.secret(), spot.at("secret"));
    checkFile(script.volumeClaim(), spot.at("volumeClaim"));
  }

  private static void checkFile(ScriptSource.FileRef ref, Problems spot) {
    if (ref == null || ref.file() == null) {
      return;
    }
    List<String> steps = Arrays.asList(ref.file().split("/"));
    spot.at("file")
        .addIf(
            steps.contains(".."),
            "the path must stay inside the object: write a path without \"..\", e.g. test.js");
  }
}
