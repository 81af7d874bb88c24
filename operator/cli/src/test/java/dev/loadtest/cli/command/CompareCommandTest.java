package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.record.HistoryStore;
import dev.loadtest.cli.record.Records;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs side by side. */
class CompareCommandTest {
  @TempDir Path folder;

  @Test
  void numbersThresholdsAndWhatTheyWereRunWithAreSideBySide() throws Exception {
    Records.save(folder, 100);
    Records.save(folder, Records.record("shop-b", 9, 700, "p(95)<600"));
    Shell compared = compare("shop-0", "shop-b");
    assertThat(compared.exitCode()).as(compared.errors()).isZero();
    assertThat(compared.output())
        .containsPattern("A   shop-0   shop   .* Passed ")
        .containsPattern("B   shop-b   shop   .* Failed ")
        .containsPattern("! p95 +100 ms +700 ms +\\+600 % worse\\? +±\\d.* samples only")
        .containsPattern("  error rate +0 % +0 % +0 pp")
        .containsPattern("p95 +p\\(95\\)<500 -> p\\(95\\)<600 ")
        .containsPattern("thresholds\\[p95].expression +p\\(95\\)<500 +p\\(95\\)<600")
        .contains("There is no baseline here");
    assertThat(compared.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void aHistoryInTheFolderSaysWhatIsBeyondNoise() throws Exception {
    Records.save(folder, 100, 101, 99, 100, 102, 100);
    new HistoryStore(folder).save("shop", Records.history(folder));
    Records.save(folder, Records.record("shop-b", 9, 130, "p(95)<500"));
    Shell compared = compare("shop-0", "latest");
    assertThat(compared.output())
        .containsPattern("! p95 +100 ms +130 ms +\\+30 % worse +±\\d.* 6 runs")
        .contains("Both ran the same")
        .doesNotContain("There is no baseline here");
  }

  @Test
  void latestIsThatOfTheOtherOnesTest() throws Exception {
    Records.save(folder, 100, 101);
    assertThat(compare("shop-0", "latest").output()).containsPattern("B   shop-1 ");
    assertThat(compare("latest", "latest").output()).contains("A and B are the same run.");
  }

  @Test
  void aRunWithoutMeasurementsHasNoNumbers() throws Exception {
    Records.save(folder, 100);
    Records.save(folder, Records.broken("shop-b", 9));
    assertThat(compare("shop-0", "shop-b").output())
        .containsPattern("  p95 +100 ms +- +- +- +-")
        .contains("Nothing is kept of what shop-b measured.");
  }

  @Test
  void jsonHasTheSame() throws Exception {
    Records.save(folder, 100, 150);
    var tree = new ObjectMapper().readTree(compare("shop-0", "shop-1", "--json").output());
    assertThat(tree.path("a").path("run").asText()).isEqualTo("shop-0");
    var p95 = tree.path("measures").get(1);
    assertThat(p95.path("statistic").asText()).isEqualTo("p(95)");
    assertThat(p95.path("changePercent").asDouble()).isBetween(49.0, 51.0);
    assertThat(p95.path("basis").asText()).isEqualTo("Samples");
    assertThat(p95.path("level").asText()).isEqualTo("Worse");
    assertThat(tree.path("measures").get(3).path("changePoints").asDouble()).isZero();
    assertThat(tree.path("execution")).isEmpty();
  }

  @Test
  void anUnknownRunIsAnError() throws Exception {
    Records.save(folder, 100);
    assertThat(compare("shop-0", "shop-9").exitCode()).isEqualTo(3);
  }

  private Shell compare(String... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--records";
    all[all.length - 1] = folder;
    return Shell.run(all);
  }
}
