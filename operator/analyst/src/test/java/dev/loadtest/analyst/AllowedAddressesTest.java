package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.analyst.AllowedAddresses.Answer.Allowed;
import dev.loadtest.analyst.AllowedAddresses.Answer.NotAllowed;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
  private static final AllowedAddresses ALLOWED =
      AllowedAddresses.of(
          List.of("http://ollama.models.svc:11434", "https://LLM.example.com/ignored"));

  @ParameterizedTest
  @CsvSource({
    "Anthropic,'',https://api.anthropic.com/v1",
    "OpenAI,'',https://api.openai.com/v1",
    "OpenAI,https://api.openai.com,https://api.openai.com:443/v1",
    "OpenAI,https://eu.api.openai.com/v1/,https://eu.api.openai.com:443/v1",
    "Ollama,http://ollama.models.svc:11434/,http://ollama.models.svc:11434",
    "OpenAI,http://OLLAMA.models.svc:11434/v1,http://ollama.models.svc:11434/v1",
    "OpenAI,https://llm.example.com:443/openai/v1,https://llm.example.com:443/openai/v1",
  })
  void ownAndListedAddressesAreAllowed(Provider provider, String baseUrl, String asked) {
    assertThat(((Allowed) ALLOWED.check(provider, baseUrl)).baseUrl()).hasToString(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:11434",
        "http://ollama.models.svc",
        "https://ollama.models.svc:11434",
        "http://ollama.models.svc:11435",
        "http://ollama.models.svc.:11434",
        "http://ollama.models.svc:11434@evil.example",
        "http://me:pw@ollama.models.svc:11434",
        "http://evil.example/http://ollama.models.svc:11434",
        "http://evil.example#http://ollama.models.svc:11434",
        "http://evil.example\\@ollama.models.svc:11434",
        "http://ollama.models.svc:11434/../admin",
        "http://ollama.models.svc:11434/%2e%2e/admin",
        "http://ollama.models.svc:11434//x",
        "http://ollama.models.svc:11434/?x=1",
        "http://ollama.models.svc:11434/#x",
        "http://ollama.models.svc:99999",
        "http://ollama.models.svc:0",
        "http://api.openai.com",
        "https://api.openai.com.evil.example",
        "https://api.anthropic.com",
        "ftp://ollama.models.svc:11434",
        "file:///etc/passwd",
        "ollama.models.svc:11434",
        "http://",
        "http:///v1",
        "http://[::1]:11434",
        "http://o\u0131lama.models.svc:11434",
        "not a url",
        "\u0000",
      })
  void othersAreNot(String baseUrl) {
    assertThat(ALLOWED.check(Provider.OpenAI, baseUrl)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void ollamaHasNoAddressOfItsOwn() {
    assertThat(((NotAllowed) ALLOWED.check(Provider.Ollama, "")).why())
        .isEqualTo("The provider Ollama has no address of its own; write baseUrl.");
  }

  @Test
  void aListThatCannotBeUsedIsRefused() {
    for (String bad : List.of("ollama:11434", "*", "http://me:pw@x", "http://*.example.com", "")) {
      assertThatThrownBy(() -> AllowedAddresses.of(List.of(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
