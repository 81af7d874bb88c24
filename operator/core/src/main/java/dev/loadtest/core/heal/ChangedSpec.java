package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.List;

/** A spec with changes made, as they would be made in its manifest. */
final class ChangedSpec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangedSpec() {}

  /**
   * @throws EditRefused when a change does not fit
   */
  static LoadTestSpec of(LoadTestSpec spec, List<Change> changes) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.set("spec", JSON.valueToTree(spec));
    return SpecEdits.spec(SpecEdits.applied(manifest, SpecEdits.of(manifest, changes)));
  }
}
