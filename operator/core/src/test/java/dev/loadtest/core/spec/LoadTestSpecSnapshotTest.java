package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class LoadTestSpecSnapshotTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itIsWrittenAndReadAsTheSpecItself() throws JsonProcessingException {
    var spec =
        Specs.spec(
            "{script: {inline: 'x'}, load: {executor: 'ConstantVUs', vus: 1, duration: '1s'}}");
    String written = JSON.writeValueAsString(new LoadTestSpecSnapshot(spec));
    assertThat(written).isEqualTo(JSON.writeValueAsString(spec));
    assertThat(JSON.readValue(written, LoadTestSpecSnapshot.class).spec()).isEqualTo(spec);
  }

  /** Caches copy objects by writing and reading them. */
  @Test
  void whatCannotBeReadSaysWhyAndIsKept() throws JsonProcessingException {
    String bogus = "{\"tier\":\"Bogus\"}";
    var read = JSON.readValue(bogus, LoadTestSpecSnapshot.class);
    assertThat(read.spec()).isNull();
    assertThat(read.problem()).contains("Bogus");
    assertThat(JSON.writeValueAsString(read)).isEqualTo(bogus);
  }
}
