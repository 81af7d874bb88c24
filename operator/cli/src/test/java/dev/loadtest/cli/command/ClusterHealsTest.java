package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.cli.cluster.ClusterAccess;
import dev.loadtest.cli.cluster.ClusterHeals;
import dev.loadtest.cli.cluster.FakeApi;
import dev.loadtest.core.heal.Heal.State;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heals that an operator keeps, and what it is told. */
class ClusterHealsTest {
  private static final String HEALS =
      """
      {"heals": [{"proposal": {"id": "h1234abcd", "run": "shop-1", "confidencePercent": 90, "source": "Rules",
        "changes": [{"change": {"kind": "ThresholdMoved", "threshold": "p95", "metric": "http_req_duration",
          "from": "p(95)<400", "to": "p(95)<440"}, "finding": "ThresholdInNoiseBand", "why": "p95 is normally 402 ms"}]},
        "mode": "Suggest", "state": "Proven", "note": "trial run shop-2 passed",
        "created": "2026-11-21T12:00:00Z", "updated": "2026-11-21T12:05:00Z", "originalDigest": "0f"}], "new": 1}
      """;

  @TempDir Path folder;
  private FakeApi api;

  @BeforeEach
  void aTestWithAHeal() throws Exception {
    api = new FakeApi();
    api.test(
        "shop",
        """
        {"spec": {"script": {"inline": "x"}}, "status": {"healing": {"id": "h1234abcd", "mode": "Suggest", "state": "Proven",
         "message": "trial run shop-2 passed", "run": "shop-1", "since": "2026-11-21T12:05:00Z"}}}
        """);
    var data = new ObjectMapper().createObjectNode();
    data.putObject("data").put("heals.json", HEALS);
    api.configMap("shop-heals", data.toString());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void theyAreListed() throws Exception {
    assertThat(heals("shop").output())
        .contains("h1234abcd  Proven  shop", "p(95)<400 -> p(95)<440");
    assertThat(heals("--json").output()).contains("{\"test\":\"shop\",\"heal\":{");
    assertThat(heals("other").output()).isEqualTo("No heals of other are in namespace load.\n");
  }

  @Test
  void theOperatorIsToldByAnnotation() throws Exception {
    for (String verb : new String[] {"approve", "reject", "revert"}) {
      Shell said = heals(verb, "h1234abcd");
      assertThat(said.output())
          .as(said.errors())
          .contains("is told to " + verb + " heal h1234abcd");
      assertThat(api.test("shop").at("/metadata/annotations/loadtest.dev~1" + verb + "-healing"))
          .hasToString("\"h1234abcd\"");
    }
    assertThat(heals("approve", "h0").errors()).contains("no heal h0 is in namespace load");
    api.refuse("PATCH", 403);
    assertThat(heals("approve", "h1234abcd").errors()).contains("you may not change the LoadTest");
  }

  @Test
  void theStatusHasTheLatest() throws Exception {
    var access =
        new ClusterAccess(Optional.of(api.kubeconfig(folder)), Optional.empty(), Optional.empty());
    try (var client = access.connect()) {
      assertThat(new ClusterHeals(client).status("shop").orElseThrow().state())
          .isEqualTo(State.Proven);
      assertThat(new ClusterHeals(client).status("other")).isEmpty();
    }
  }

  private Shell heals(String... words) throws Exception {
    Object[] all = new Object[words.length + 3];
    all[0] = "heals";
    System.arraycopy(words, 0, all, 1, words.length);
    all[all.length - 2] = "--kubeconfig";
    all[all.length - 1] = api.kubeconfig(folder);
    return Shell.run(all);
  }
}
