package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Who says why a run went as it did. Rules always do; a model may be asked, too. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalysisPolicy(
    @JsonPropertyDescription(
            "The language model that is asked about runs that did not pass. It explains and"
                + " proposes; it never changes a verdict. Default: that of the namespace or of the"
                + " operator, if there is one. Example: {provider: Anthropic, model:"
                + " claude-sonnet-4-5, secretRef: {name: llm, key: api-key}}")
        Llm llm,
    @JsonPropertyDescription(
            "What the analyst should know of the service and its surroundings, in plain words; a"
                + " model is given it as it stands. Example: autoscaling was upgraded last week")
        @Size(max = 2000)
        String context) {

  public static AnalysisPolicy defaults() {
    return new AnalysisPolicy(null, null);
  }

  /** A model and how to reach it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @ValidationRule(value = Rules.MODEL_NEEDED, message = Messages.MODEL_NEEDED, fieldPath = ".model")
  @ValidationRule(
      value = Rules.MODEL_ADDRESS,
      message = Messages.MODEL_ADDRESS,
      fieldPath = ".baseUrl")
  @ValidationRule(value = Rules.MODEL_KEY, message = Messages.MODEL_KEY, fieldPath = ".secretRef")
  public record Llm(
      @JsonPropertyDescription(
              "Anthropic, OpenAI (and everything that speaks its protocol), Ollama, or None to ask"
                  + " no model although the operator has one. No default. Example: Anthropic")
          @Required
          Provider provider,
      @JsonPropertyDescription(
              "Name of the model, as the provider writes it. Needed for every provider but None."
                  + " Example: claude-sonnet-4-5")
          @Size(min = 1, max = 200)
          String model,
      @JsonPropertyDescription(
              "Address of the provider's API. Other addresses than the providers' own must be on the"
                  + " operator's list (analysis.allowedBaseUrls in the chart). Default: the"
                  + " provider's own; none for Ollama. Example: http://ollama.models.svc:11434")
          @Pattern(Formats.HTTP_URL)
          @Size(max = 500)
          String baseUrl,
      @JsonPropertyDescription(
              "The API key. Needed for Anthropic and for OpenAI's own address. Example: {name: llm,"
                  + " key: api-key}")
          SecretKey secretRef,
      @JsonPropertyDescription(
              "How long an answer may take, at most 5m. Unit: a Go duration. Default: 60s. Example:"
                  + " 30s")
          @Default("60s")
          @Pattern(Formats.DURATION)
          @Size(max = 20)
          String timeout,
      @JsonPropertyDescription("Longest answer. Unit: tokens. Default: 1500. Example: 800")
          @Default("1500")
          @Min(200)
          @Max(8000)
          Integer maxTokens) {

    public Llm {
      timeout = timeout == null ? "60s" : timeout;
      maxTokens = maxTokens == null ? 1500 : maxTokens;
    }

    /** Whose protocol is spoken. */
    public enum Provider {
      None,
      Anthropic,
      OpenAI,
      Ollama
    }
  }
}
