package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.act.ApiAccess;
import dev.loadtest.controller.act.ApiAccess.Where;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the chart grants is what {@link ApiAccess} asks for: nothing missing, nothing more. */
class ChartRbacTest {
  private static final String NAMESPACED = "watchNamespaces: [shop, pay]\n";
  private static final String NO_SECRETS = "rbac: {readSecrets: false}\n";

  @Test
  void theClusterRoleGrantsExactlyWhatTheCodeAsksFor() {
    assertThat(grantedByClusterRole(""))
        .isEqualTo(asked(Where.Watched, Where.WatchedIfSecretsMayBeRead, Where.Everywhere));
  }

  @Test
  void eachNamespacesRoleGrantsExactlyWhatTheCodeAsksFor() {
    for (String namespace : List.of("shop", "pay")) {
      assertThat(grantedByRole(NAMESPACED, namespace))
          .isEqualTo(asked(Where.Watched, Where.WatchedIfSecretsMayBeRead));
    }
  }

  @Test
  void secretsStayUnreadableWhenTheyMayNotBeRead() {
    assertThat(grantedByClusterRole(NO_SECRETS)).isEqualTo(asked(Where.Watched, Where.Everywhere));
    assertThat(grantedByRole(NAMESPACED + NO_SECRETS, "shop")).isEqualTo(asked(Where.Watched));
  }

  @Test
  void workloadsAreRestartedOnlyWhereThatIsAllowed() {
    String allowed = "remediation: {restarts: true}\n";
    assertThat(grantedByClusterRole(allowed))
        .isEqualTo(
            asked(
                Where.Watched,
                Where.WatchedIfSecretsMayBeRead,
                Where.WatchedIfRestartsAreAllowed,
                Where.Everywhere));
    assertThat(grantedByRole(NAMESPACED + allowed, "shop"))
        .isEqualTo(
            asked(
                Where.Watched, Where.WatchedIfSecretsMayBeRead, Where.WatchedIfRestartsAreAllowed));
  }

  @Test
  void theLeaseIsTheOnlyRightInTheOperatorsOwnNamespace() {
    for (String values : List.of("", NAMESPACED)) {
      assertThat(grantedByRole(values, "loadtest-system")).isEqualTo(asked(Where.Own));
    }
  }

  @Test
  void nothingIsGrantedByWildcardOrEscalation() {
    for (String values : List.of("", NAMESPACED)) {
      for (HasMetadata object : Chart.with(values).objects()) {
        assertThat(rulesOf(object))
            .as(object.getMetadata().getName())
            .doesNotContain("*")
            .noneMatch(right -> right.matches(".* (\\*|escalate|bind|impersonate)"))
            .noneMatch(right -> right.contains("*"))
            .noneMatch(right -> right.matches("rbac.authorization.k8s.io .*|.* pods/exec .*"));
      }
    }
  }

  @Test
  void everyRoleIsBoundToTheOperatorsAccountOnly() {
    for (String values : List.of("", NAMESPACED)) {
      Chart chart = Chart.with(values);
      for (HasMetadata object : chart.objects()) {
        if (object instanceof RoleBinding binding) {
          assertThat(chart.all("Role"))
              .anyMatch(
                  role ->
                      role.getMetadata().getName().equals(binding.getRoleRef().getName())
                          && role.getMetadata()
                              .getNamespace()
                              .equals(binding.getMetadata().getNamespace()));
          assertThat(binding.getSubjects())
              .singleElement()
              .satisfies(
                  subject -> {
                    assertThat(subject.getName()).isEqualTo(chart.pod().getServiceAccountName());
                    assertThat(subject.getNamespace()).isEqualTo("loadtest-system");
                  });
        } else if (object instanceof ClusterRoleBinding binding) {
          assertThat(binding.getSubjects()).hasSize(1);
          assertThat(binding.getRoleRef().getName())
              .isEqualTo("loadtest-system-demo-loadtest-operator");
        }
      }
    }
  }

  @Test
  void peopleGetTheirRightsThroughViewAndEdit() {
    List<ClusterRole> roles =
        Chart.with(NAMESPACED).all("ClusterRole").stream().map(ClusterRole.class::cast).toList();
    assertThat(roles)
        .extracting(role -> role.getMetadata().getName())
        .containsExactlyInAnyOrder("loadtest-viewer", "loadtest-editor");
    for (ClusterRole role : roles) {
      boolean viewer = role.getMetadata().getName().equals("loadtest-viewer");
      assertThat(role.getMetadata().getLabels())
          .containsEntry(
              "rbac.authorization.k8s.io/aggregate-to-" + (viewer ? "view" : "edit"), "true");
      assertThat(rulesOf(role)).allMatch(right -> right.startsWith("loadtest.dev "));
      // A status that people could write would make verdicts worthless.
      assertThat(rulesOf(role))
          .noneMatch(right -> right.matches(".*/status (create|update|patch)"));
      if (viewer) {
        assertThat(rulesOf(role)).allMatch(right -> right.matches(".* (get|list|watch)"));
      }
    }
  }

  private static Set<String> asked(Where... where) {
    var rights = new TreeSet<String>();
    for (ApiAccess access : ApiAccess.ALL) {
      if (List.of(where).contains(access.where())) {
        access.verbs().forEach(verb -> rights.add(right(access.group(), access.resource(), verb)));
      }
    }
    return rights;
  }

  private static Set<String> grantedByClusterRole(String values) {
    return Chart.with(values).all("ClusterRole").stream()
        .filter(role -> role.getMetadata().getName().endsWith("-loadtest-operator"))
        .map(ChartRbacTest::rulesOf)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> grantedByRole(String values, String namespace) {
    return Chart.with(values).all("Role").stream()
        .filter(role -> role.getMetadata().getNamespace().equals(namespace))
        .map(ChartRbacTest::rulesOf)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> rulesOf(HasMetadata object) {
    List<PolicyRule> rules =
        switch (object) {
          case Role role -> role.getRules();
          case ClusterRole role -> role.getRules();
          default -> List.of();
        };
    var rights = new TreeSet<String>();
    for (PolicyRule rule : rules) {
      for (String group : rule.getApiGroups()) {
        for (String resource : rule.getResources()) {
          rule.getVerbs().forEach(verb -> rights.add(right(group, resource, verb)));
        }
      }
    }
    return rights;
  }

  private static String right(String group, String resource, String verb) {
    return (group.isEmpty() ? "core" : group) + " " + resource + " " + verb;
  }
}
