package dev.loadtest.controller.reconcile;

import dev.loadtest.analyst.ApiKey;
import dev.loadtest.analyst.ModelPort;
import dev.loadtest.analyst.ModelSettings;
import dev.loadtest.analyst.Outcome;
import dev.loadtest.controller.observe.NamespaceModels;
import dev.loadtest.controller.observe.NamespaceModels.Found;
import dev.loadtest.controller.observe.SecretValues;
import dev.loadtest.controller.observe.SecretValues.Looked;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.spec.AnalysisPolicy.Llm;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.Optional;

/**
 * Whom to ask: the model that the test names, else that of its namespace, else the operator's. Each
 * is taken as a whole, so that no key is ever sent to an address that somebody else named.
 */
public final class Models {
  private final ModelPort named;
  private final Optional<OperatorsModel> operators;
  private final NamespaceModels namespaces;
  private final SecretValues secrets;

  /**
   * The operator's own model.
   *
   * @param port may ask at its address, and nobody else with it
   */
  public record OperatorsModel(ModelSettings settings, ModelPort port) {}

  /**
   * Whom to ask.
   *
   * @param named asks models that tests and namespaces name, within the list of addresses
   */
  public Models(
      ModelPort named,
      Optional<OperatorsModel> operators,
      NamespaceModels namespaces,
      SecretValues secrets) {
    this.named = named;
    this.operators = operators;
    this.namespaces = namespaces;
    this.secrets = secrets;
  }

  /** A model that will be asked. */
  interface Chosen {
    String provider();

    String model();

    Outcome ask(Prompt prompt);
  }

  /** Empty when nobody is asked. */
  Optional<Chosen> choose(LoadTestSpec spec, String namespace) {
    Llm own = spec.analysis().llm();
    if (own != null) {
      return chosen(own, namespace, "spec.analysis.llm.secretRef");
    }
    return switch (namespaces.of(namespace)) {
      case Found.Model(Llm llm) -> chosen(llm, namespace, "secretRef of loadtest-defaults");
      case Found.Unusable(String why) -> Optional.of(new Unusable(why));
      case Found.None n -> operators.map(o -> new Operators(o, namespace));
    };
  }

  private Optional<Chosen> chosen(Llm llm, String namespace, String field) {
    return llm.provider() == Llm.Provider.None
        ? Optional.empty()
        : Optional.of(new Named(llm, namespace, field));
  }

  private final class Named implements Chosen {
    private final Llm llm;
    private final String namespace;
    private final String field;

    Named(Llm llm, String namespace, String field) {
      this.llm = llm;
      this.namespace = namespace;
      this.field = field;
    }

    @Override
    public String provider() {
      return llm.provider().name();
    }

    @Override
    public String model() {
      return llm.model();
    }

    @Override
    public Outcome ask(Prompt prompt) {
      if (llm.secretRef() == null) {
        return named.ask(settings(ApiKey.NONE), namespace, prompt);
      }
      return switch (secrets.look(namespace, llm.secretRef(), field)) {
        case Looked.Missing(String why) -> new Outcome.Failed(Outcome.Failure.Unauthorized, why);
        case Looked.Found(String key) -> named.ask(settings(ApiKey.of(key)), namespace, prompt);
      };
    }

    private ModelSettings settings(ApiKey key) {
      return new ModelSettings(
          llm.provider(),
          llm.model(),
          llm.baseUrl(),
          key,
          GoDuration.parse(llm.timeout()),
          llm.maxTokens());
    }
  }

  private record Operators(OperatorsModel own, String namespace) implements Chosen {
    @Override
    public String provider() {
      return own.settings().provider().name();
    }

    @Override
    public String model() {
      return own.settings().model();
    }

    @Override
    public Outcome ask(Prompt prompt) {
      return own.port().ask(own.settings(), namespace, prompt);
    }
  }

  private record Unusable(String why) implements Chosen {
    @Override
    public String provider() {
      return "";
    }

    @Override
    public String model() {
      return "";
    }

    @Override
    public Outcome ask(Prompt prompt) {
      return new Outcome.Failed(Outcome.Failure.Refused, why);
    }
  }
}
