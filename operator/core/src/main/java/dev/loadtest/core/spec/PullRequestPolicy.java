package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The file in Git that the test comes from, and how to propose a change of it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = Rules.FORGE_ADDRESS,
    message = Messages.FORGE_ADDRESS,
    fieldPath = ".baseUrl")
public record PullRequestPolicy(
    @JsonPropertyDescription(
            "The forge: GitHub, GitLab, or Gitea (Forgejo, too). No default. Example: GitHub")
        @Required
        Provider provider,
    @JsonPropertyDescription(
            "The forge's own address, which must be on the operator's list (forges.allowed in the"
                + " chart). Default: https://github.com or https://gitlab.com; needed for Gitea."
                + " Example: https://git.example.com")
        @Pattern(Formats.HTTP_URL)
        @Size(max = 500)
        String baseUrl,
    @JsonPropertyDescription(
            "The repository: owner/name, on GitLab with all groups. No default. Example:"
                + " shop/loadtests")
        @Required
        @Pattern("^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$")
        @Size(max = 300)
        String repository,
    @JsonPropertyDescription(
            "The file with the manifest, from the root of the repository. No default. Example:"
                + " shop/checkout.yaml")
        @Required
        @Pattern("^[^/\\s].*$")
        @Size(max = 500)
        String path,
    @JsonPropertyDescription(
            "The branch that pull requests are for. Default: main. Example: release")
        @Default("main")
        @Size(min = 1, max = 200)
        String baseBranch,
    @JsonPropertyDescription(
            "An access token that may write contents and pull requests. No default. Example: {name:"
                + " forge-token}")
        @Required
        SecretKey secretRef,
    @JsonPropertyDescription("Labels of the pull requests. Default: none. Example: [load-test]")
        @Size(max = 10)
        List<String> labels) {

  public PullRequestPolicy {
    baseBranch = baseBranch == null ? "main" : baseBranch;
    labels = labels == null ? List.of() : List.copyOf(labels);
  }

  /** Whose REST API is spoken. */
  public enum Provider {
    GitHub,
    GitLab,
    Gitea
  }
}
