package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final List<String> RESULT = frame("result", 1, result("checkout-x7k2p"));
  private static final List<String> READY =
      frame("ready", 1, "{\"protocol\":1,\"index\":2,\"maxVUs\":7,\"later\":true}");

  @Test
  void framesAreReadFromBetweenTheLinesOfTheScript() {
    var lines = new ArrayList<>(READY);
    lines.add("k6| level=info msg=hello");
    for (var line : RESULT) {
      lines.add(line);
      lines.add("k6| between the parts");
      lines.add("");
    }
    var log = Frames.read(lines, NONCE);
    assertThat(log.ready()).get().returns(7L, RunnerReady::maxVUs);
    assertThat(log.result()).get().returns("checkout-x7k2p", RunnerReport::run);
    assertThat(log.cut()).isFalse();
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void theLastCompleteProgressWins() {
    var lines = new ArrayList<String>();
    lines.addAll(frame("progress", 2, "{\"index\":0,\"seq\":2,\"vus\":20}"));
    lines.addAll(frame("progress", 1, "{\"index\":0,\"seq\":1,\"vus\":10}"));
    lines.add(frame("progress", 3, "{\"index\":0,\"seq\":3,\"vus\":30}").getFirst());
    var log = Frames.read(lines, NONCE);
    assertThat(log.progress()).get().returns(20.0, RunnerProgress::vus);
    assertThat(log.cut()).isTrue();
  }

  @Test
  void linesMayComeTwiceAndInAnyOrder() {
    var lines = new ArrayList<>(RESULT);
    lines.addAll(RESULT);
    Collections.shuffle(lines, new Random(1));
    assertThat(Frames.read(lines, NONCE).result()).isPresent();
  }

  @Test
  void aMissingLineCutsTheResult() {
    for (var missing = 0; missing < RESULT.size(); missing++) {
      var lines = new ArrayList<>(RESULT);
      lines.remove(missing);
      var log = Frames.read(lines, NONCE);
      assertThat(log.result()).isEmpty();
      assertThat(log.cut()).isTrue();
    }
  }

  @Test
  void aShortenedLineCutsTheResultUntilTheLogIsReadAgain() {
    var lines = new ArrayList<>(RESULT);
    lines.set(1, lines.get(1).substring(0, lines.get(1).length() - 3));
    assertThat(Frames.read(lines, NONCE).cut()).isTrue();
    lines.addAll(RESULT);
    var again = Frames.read(lines, NONCE);
    assertThat(again.result()).isPresent();
    assertThat(again.cut()).isFalse();
  }

  @Test
  void aRotatedLogBeginsAnywhere() {
    var text = String.join("\n", RESULT) + "\n" + String.join("\n", RESULT);
    var log = Frames.read(new StringReader(text.substring(70)), NONCE);
    assertThat(log.result()).isPresent();
  }

  @Test
  void aLineThatTheRuntimeSplitIsJoined() {
    var lines = new ArrayList<String>();
    for (var line : RESULT) {
      var middle = line.length() - 20;
      lines.add(line.substring(0, middle));
      lines.add(line.substring(middle, middle + 9));
      lines.add(line.substring(middle + 9));
    }
    assertThat(Frames.read(lines, NONCE).result()).isPresent();
  }

  @Test
  void wordsAfterALineDoNotSpoilIt() {
    var lines = new ArrayList<String>();
    RESULT.forEach(line -> lines.addAll(List.of(line, "goroutine")));
    assertThat(Frames.read(lines, NONCE).result()).isPresent();
  }

  @Test
  void timesOfTheLogAndItsLineEndsAreNoMatter() {
    var lines =
        RESULT.stream().map(line -> "2026-11-21T04:00:00.123456789Z stdout F " + line + "\r\n");
    assertThat(Frames.read(lines.toList(), NONCE).result()).isPresent();
  }

  @Test
  void aWrongNonceIsNoFrame() {
    var log = Frames.read(RESULT, "ffff");
    assertThat(log.result()).isEmpty();
    assertThat(log.cut()).isFalse();
    assertThat(Frames.read(RESULT, "").result()).isEmpty();
  }

  @Test
  void whatAScriptPrintsIsNeverAFrame() {
    var forged = RESULT.stream().map(line -> "k6| " + line).toList();
    assertThat(Frames.read(forged, NONCE).result()).isEmpty();
  }

  @Test
  void aBombIsNotUnpacked() {
    var bomb = "{\"protocol\":1,\"run\":\"" + "a".repeat(17 << 20) + "\"}";
    var log = Frames.read(FrameWriter.write(NONCE, "result", 1, bomb, 12000), NONCE);
    assertThat(log.result()).isEmpty();
    assertThat(log.problems()).singleElement().asString().contains("more than 16 MiB");
  }

  @Test
  void aNewerProtocolIsAProblemAndNotAGuess() {
    var log = Frames.read(frame("result", 1, "{\"protocol\":2,\"run\":\"x\"}"), NONCE);
    assertThat(log.result()).isEmpty();
    assertThat(log.problems()).singleElement().asString().contains("protocol 2, not 1");
  }

  @Test
  void damagedContentIsAProblem() {
    for (var json : List.of("[]", "{", "\"x\"", badTrend())) {
      var log = Frames.read(frame("result", 1, json), NONCE);
      assertThat(log.result()).isEmpty();
      assertThat(log.problems()).hasSize(1);
    }
  }

  @Test
  void theReadyFrameIsAlsoInTheResult() {
    var json = "{\"protocol\":1,\"ready\":{\"protocol\":1,\"maxVUs\":3}}";
    assertThat(Frames.read(frame("result", 1, json), NONCE).ready())
        .get()
        .returns(3L, RunnerReady::maxVUs);
  }

  @Test
  void frameLinesWithImpossibleNumbersAreIgnored() {
    for (var numbers : List.of("1 0/1", "1 2/1", "1 1/9999", "99999999999 1/1", "-1 1/1")) {
      var line = "#LT1 %s result %s 0123456789abcdef AAAA".formatted(NONCE, numbers);
      assertThat(Frames.read(List.of(line), NONCE).cut()).isFalse();
    }
  }

  private static List<String> frame(String kind, int seq, String json) {
    return FrameWriter.write(NONCE, kind, seq, json, 40);
  }

  private static String result(String run) {
    return "{\"protocol\":1,\"run\":\"%s\",\"index\":0,\"runners\":1,\"exit\":{\"reason\":\"\"}}"
        .formatted(run);
  }

  private static String badTrend() {
    return "{\"protocol\":1,\"metrics\":[{\"name\":\"m\",\"type\":\"trend\",\"series\":["
        + "{\"trend\":{\"count\":3,\"sum\":1,\"hist\":{\"zero\":1,\"pos\":\"\",\"neg\":\"\"}}}]}]}";
  }
}
