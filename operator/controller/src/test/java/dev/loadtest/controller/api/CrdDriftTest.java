package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The committed CRDs are the classes' own. After a change of the API: {@code ./mvnw -pl
 * operator/controller -am test -Dtest=CrdDriftTest -Dcrds.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CrdDriftTest {
  private static final long FAR_BELOW_THE_LIMIT = 100 * 1024;

  @Test
  void committedCrdsAreTheGeneratedOnes() throws IOException {
    for (Map.Entry<String, String> crd : GeneratedCrds.yamlByFile().entrySet()) {
      Path committed = CommittedCrds.FOLDER.resolve(crd.getKey());
      if (Boolean.getBoolean("crds.write")) {
        Files.createDirectories(CommittedCrds.FOLDER);
        Files.writeString(committed, crd.getValue());
      }
      assertThat(committed).exists();
      assertThat(Files.readString(committed)).as(crd.getKey()).isEqualTo(crd.getValue());
    }
    assertThat(CommittedCrds.files()).hasSameSizeAs(GeneratedCrds.yamlByFile().keySet());
  }

  @Test
  void crdsStayFarBelowTheObjectSizeLimit() {
    assertThat(GeneratedCrds.yamlByFile())
        .allSatisfy(
            (file, yaml) -> assertThat((long) yaml.length()).isLessThan(FAR_BELOW_THE_LIMIT));
  }
}
