package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import dev.loadtest.core.spec.SecretKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeAddressesTest {
  private static final ForgeAddresses ADDRESSES =
      new ForgeAddresses(
          List.of(
              "https://git.example.com",
              "https://GIT.corp.example:8443/",
              "http://forge.tools.svc:3000",
              "https://example.com/gitea"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "GitHub, none,                             https://api.github.com",
        "GitHub, https://github.com,               https://api.github.com",
        "GitHub, https://GitHub.com:443/,          https://api.github.com",
        "GitLab, none,                             https://gitlab.com/api/v4",
        "GitLab, https://gitlab.com,               https://gitlab.com/api/v4",
        "GitHub, https://git.example.com,          https://git.example.com/api/v3",
        "GitLab, https://git.example.com/,         https://git.example.com/api/v4",
        "Gitea,  https://git.example.com,          https://git.example.com/api/v1",
        "Gitea,  https://git.corp.example:8443,    https://git.corp.example:8443/api/v1",
        "Gitea,  http://forge.tools.svc:3000,      http://forge.tools.svc:3000/api/v1",
        "Gitea,  https://example.com/gitea,        https://example.com/gitea/api/v1",
        "Gitea,  https://example.com/gitea/sub,    https://example.com/gitea/sub/api/v1"
      })
  void whatIsListedIsCalled(Provider provider, String baseUrl, String api) throws ForgeFailed {
    assertThat(ADDRESSES.api(policy(provider, baseUrl))).hasToString(api);
    assertThat(ADDRESSES.refuses(policy(provider, baseUrl))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Gitea,  https://github.com",
    "Gitea,  https://gitlab.com",
    "GitHub, https://gitlab.com",
    "GitHub, http://github.com",
    "GitHub, https://github.com:8443",
    "GitHub, https://github.com.evil.example",
    "GitHub, https://github.com./",
    "GitHub, https://github.com/path",
    "Gitea,  https://git.example.com.evil.example",
    "Gitea,  https://git.example.com:8443",
    "Gitea,  http://git.example.com",
    "Gitea,  https://sub.git.example.com",
    "Gitea,  https://user:pass@git.example.com",
    "Gitea,  https://git.example.com@evil.example",
    "Gitea,  https://git.example.com?x=1",
    "Gitea,  https://git.example.com#x",
    "Gitea,  https://git.example.com/../x",
    "Gitea,  https://git.example.com/%2e%2e/x",
    "Gitea,  https://example.com",
    "Gitea,  https://example.com/gitea2",
    "Gitea,  https://example.com/other",
    "Gitea,  http://169.254.169.254",
    "Gitea,  http://localhost:3000",
    "Gitea,  http://[::1]:3000",
    "Gitea,  ftp://git.example.com",
    "Gitea,  https:git.example.com",
    "Gitea,  'https://git.example.com\\@evil.example'",
    "Gitea,  'https://git.example .com'"
  })
  void whatIsNotListedIsNot(Provider provider, String baseUrl) {
    Failure refused = ADDRESSES.refuses(policy(provider, baseUrl)).orElseThrow();
    assertThat(refused).isInstanceOf(Failure.AddressNotAllowed.class);
    assertThat(refused.sentence()).startsWith("healing.pullRequest.baseUrl").doesNotContain("pass");
  }

  @Test
  void giteaHasNoAddressOfItsOwn() {
    assertThat(ADDRESSES.refuses(policy(Provider.Gitea, null)).orElseThrow().sentence())
        .isEqualTo(
            "healing.pullRequest.baseUrl: Gitea has no address of its own: write the forge's"
                + " address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"git.example.com", "", "https://", "https://u:pw@git.example.com", "*"})
  void aListThatIsNoneStopsTheStart(String entry) {
    assertThatThrownBy(() -> new ForgeAddresses(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("forges.allowed: ")
        .message()
        .doesNotContain("pw");
  }

  private static PullRequestPolicy policy(Provider provider, String baseUrl) {
    return new PullRequestPolicy(
        provider, baseUrl, "a/b", "x.yaml", null, new SecretKey("s", null), null);
  }
}
