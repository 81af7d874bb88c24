package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where the k6 script comes from: exactly one of its fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Rules.ONE_SCRIPT, message = Messages.ONE_SCRIPT)
public record ScriptSource(
    @JsonPropertyDescription(
            "The script's text, for small tests. Unit: at most 256 KiB of JavaScript or TypeScript."
                + " Example: \"import http from 'k6/http'; export default () =>"
                + " http.get(__ENV.TARGET_URL);\"")
        @Size(min = 1, max = 262144)
        String inline,
    @JsonPropertyDescription(
            "A ConfigMap in the same namespace; all its keys are mounted, so that scripts can import"
                + " each other. Example: {name: checkout-k6, file: test.js}")
        FileRef configMap,
    @JsonPropertyDescription(
            "A Secret in the same namespace, mounted like a ConfigMap. Example: {name: checkout-k6,"
                + " file: test.js}")
        FileRef secret,
    @JsonPropertyDescription(
            "A PersistentVolumeClaim in the same namespace, mounted read-only. Example: {name:"
                + " scripts, file: checkout/test.js}")
        FileRef volumeClaim,
    @JsonPropertyDescription(
            "Path of a script that the runner image contains. Example: /scripts/test.js")
        @Pattern("^/.+")
        @Size(max = 500)
        String localFile) {

  /** A file in a named object of the same namespace. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FileRef(
      @JsonPropertyDescription("Name of the object. No default. Example: checkout-k6")
          @io.fabric8.generator.annotation.Required
          @Pattern(Formats.OBJECT_NAME)
          @Size(max = 253)
          String name,
      @JsonPropertyDescription(
              "Key or path of the script in the object. Default: test.js. Example: checkout.js")
          @io.fabric8.generator.annotation.Default("test.js")
          @Pattern("^[^/].*$")
          @Size(max = 500)
          String file) {

    public FileRef {
      file = file == null ? "test.js" : file;
    }
  }
}
