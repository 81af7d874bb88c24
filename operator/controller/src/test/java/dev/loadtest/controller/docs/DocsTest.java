package dev.loadtest.controller.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.SpecValidator;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation points at exists, and what it shows works. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./-])(?:examples|crds|helm|docs|operator)/[\\w./-]*[\\w/]");
  private static final Pattern OWN_KEY =
      Pattern.compile("(?<![\\w.])loadtest\\.dev/[a-z]+(?:-[a-z]+)*(?!\\w)");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyRelativeLinkLeadsToAFileAndItsHeading() {
    var broken = new TreeSet<String>();
    Pages.all()
        .forEach(
            (page, text) ->
                links(text)
                    .filter(link -> !leads(page, link))
                    .forEach(l -> broken.add(page + ": " + l)));
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPathOfTheRepositoryThatIsNamedExists() {
    var missing = new TreeSet<String>();
    Pages.all()
        .forEach(
            (page, text) ->
                PATH.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(path -> !path.matches(".*/(bin|target)(/.*)?") && !exists(page, path))
                    .forEach(path -> missing.add(page + ": " + path)));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyManifestThatIsShownIsValid() {
    var problems = new TreeSet<String>();
    Pages.all()
        .forEach(
            (page, text) ->
                Snippets.manifests(text)
                    .forEach(m -> problems(m).forEach(p -> problems.add(page + ": " + p))));
    assertThat(problems).isEmpty();
  }

  @Test
  void thereAreManifestsToCheck() {
    assertThat(Snippets.manifests(page("README.md")))
        .anySatisfy(m -> assertThat(m.get("kind").asText()).isEqualTo("LoadTest"));
  }

  @Test
  void everyReasonHasItsSectionInTroubleshooting() {
    Set<String> reasons =
        Stream.concat(Arrays.stream(FailureReason.values()).map(Enum::name), judged())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(sections("docs/troubleshooting.md")).containsAll(reasons);
  }

  @Test
  void everyLabelAndAnnotationThatIsNamedExistsAndIsExplained() throws IllegalAccessException {
    var known = new TreeSet<String>();
    for (Field constant : Labels.class.getFields()) {
      if (constant.get(null) instanceof String text && text.startsWith("loadtest.dev/")) {
        known.add(text);
      }
    }
    Set<String> concepts = keys(page("docs/concepts.md"));
    assertThat(concepts).containsAll(known);
    Set<String> anywhere =
        Pages.all().values().stream()
            .flatMap(text -> keys(text).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).containsAll(anywhere);
  }

  @Test
  void everyPageIsLinkedFromTheReadme() {
    String readme = page("README.md");
    assertThat(
            Pages.all().keySet().stream()
                .map(page -> Pages.ROOT.relativize(page).toString())
                .filter(page -> page.matches("docs/[^/]+\\.md")))
        .allSatisfy(page -> assertThat(readme).contains("](" + page + ")"));
  }

  private static Stream<String> links(String text) {
    return LINK.matcher(Snippets.prose(text).replaceAll("`[^`\n]*`", ""))
        .results()
        .map(m -> m.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"));
  }

  private static boolean leads(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(to)
        && (hash < 0 || Headings.anchors(Pages.read(to)).contains(link.substring(hash + 1)));
  }

  /** Counted from the root, or from the page, whose folder may have a folder of that name. */
  private static boolean exists(Path page, String path) {
    return Files.exists(Pages.ROOT.resolve(path)) || Files.exists(page.resolveSibling(path));
  }

  private static List<String> problems(JsonNode manifest) {
    try {
      return switch (manifest.get("kind").asText()) {
        case "LoadTest" ->
            SpecValidator.validate(JSON.treeToValue(manifest.get("spec"), LoadTestSpec.class))
                .stream()
                .map(Object::toString)
                .toList();
        case "LoadTestRun" ->
            SpecValidator.validateRun(JSON.treeToValue(manifest.get("spec"), LoadTestRunSpec.class))
                .stream()
                .map(Object::toString)
                .toList();
        default -> List.of();
      };
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(manifest.toString(), e);
    }
  }

  /** The reasons of judged runs, from the table that says how the class is found. */
  private static Stream<String> judged() {
    String table = page("docs/verdicts.md").split("## How the class is found", 2)[1];
    return Pattern.compile("(?m)^\\|.*\\| `(\\w+)` \\|$")
        .matcher(table)
        .results()
        .map(m -> m.group(1));
  }

  private static Set<String> sections(String page) {
    return Headings.of(page(page)).collect(Collectors.toSet());
  }

  private static Set<String> keys(String text) {
    return OWN_KEY
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(key -> !key.equals("loadtest.dev/operator"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page(String path) {
    return Pages.read(Pages.ROOT.resolve(path));
  }
}
