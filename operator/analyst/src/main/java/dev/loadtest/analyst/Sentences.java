package dev.loadtest.analyst;

import dev.loadtest.core.analysis.Redaction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says to people why a model did not answer and what to do. */
record Sentences(ModelSettings settings) {
  private static final int LONGEST_QUOTE = 200;
  private static final Pattern MESSAGE =
      Pattern.compile("\"(?:message|error)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,1000}+)");

  String of(CallFailed failed) {
    String status = failed.status() > 0 ? " (" + failed.status() + ")" : "";
    String says = says(failed.body());
    return switch (failed.kind()) {
      case Unauthorized ->
          name()
              + " refused the API key"
              + status
              + "; check the Secret and what the key may do."
              + says;
      case RateLimited ->
          name()
              + " answers no more requests for now"
              + status
              + after(failed)
              + "; wait, or raise the account's limits."
              + says;
      case Timeout ->
          "%s did not answer within %d s; raise the timeout or take a faster model."
              .formatted(name(), settings.timeout().toSeconds());
      case Unreachable ->
          name() + " cannot be reached; check the address, DNS and network policies.";
      case ServerError -> name() + " is in trouble" + status + "; try again later." + says;
      case Unreadable -> unreadable("it is not of the provider's API");
      case BudgetExhausted ->
          "The namespace has used up its budget for models today; it is renewed at 00:00 UTC.";
      case AddressNotAllowed ->
          name() + " sends us on to another address" + status + "; write that one as baseUrl.";
      case TooLarge ->
          "The answer of %s is larger than %d KiB and was not read."
              .formatted(name(), BoundedClient.LONGEST_ANSWER >> 10);
      case Refused -> refused(failed, status) + says;
    };
  }

  String unreadable(String why) {
    return "The answer of %s could not be used: %s.".formatted(name(), why);
  }

  private String refused(CallFailed failed, String status) {
    return switch (failed.status()) {
      case 0 -> "The model %s refused to answer.".formatted(model());
      case 404 ->
          "%s does not know the model %s or this address (404); check model and baseUrl."
              .formatted(name(), model());
      default -> name() + " refused the request" + status + "; check the model's name.";
    };
  }

  private static String after(CallFailed failed) {
    return failed.retryAfter().map(d -> " for " + d.toSeconds() + " s").orElse("");
  }

  private String name() {
    return settings.provider().name();
  }

  private String model() {
    return '"' + shown(settings.model(), 100) + '"';
  }

  /** The provider's own words, where it has some. */
  private String says(String body) {
    Matcher message = MESSAGE.matcher(body);
    return message.find() ? " It says: \"" + shown(message.group(1), LONGEST_QUOTE) + "\"." : "";
  }

  private String shown(String text, int most) {
    return Redaction.PLAIN.hiding(settings.apiKey().value()).text(text, most);
  }
}
