package dev.loadtest.controller.docs;

import dev.loadtest.controller.act.ApiAccess;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rights in docs/security.md are those that the code asks for. After a change: {@code ./mvnw
 * -pl operator/controller -am test -Dtest=RightsTest -Ddocs.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RightsTest {

  @Test
  void theTableOfRightsIsWhatTheCodeAsksFor() {
    Generated.part(
        "docs/security.md",
        RightsTest.class,
        "| where | group | resource | verbs |\n|---|---|---|---|\n"
            + ApiAccess.ALL.stream().map(RightsTest::row).collect(Collectors.joining()));
  }

  private static String row(ApiAccess access) {
    String where =
        switch (access.where()) {
          case Watched -> "watched namespaces";
          case WatchedIfSecretsMayBeRead ->
              "watched namespaces, unless `rbac.readSecrets` is false";
          case WatchedIfRestartsAreAllowed ->
              "watched namespaces, if `remediation.restarts` is true";
          case Everywhere -> "the whole cluster, without `watchNamespaces` only";
          case Own -> "the operator's own namespace";
        };
    return "| %s | %s | `%s` | %s |\n"
        .formatted(
            where,
            access.group().isEmpty() ? "core" : "`" + access.group() + "`",
            access.resource(),
            access.verbs().stream()
                .map(verb -> verb.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", ")));
  }
}
