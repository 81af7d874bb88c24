package dev.loadtest.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What keeps core a place that decides: one direction between its rooms, and no world outside.
 * Plain tests: Surefire runs no rule that ArchUnit's own engine finds, and reports success.
 */
class CoreRules {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.loadtest.core");

  /** In the direction of the data: each may use those before it. */
  private static final List<String> ROOMS =
      List.of(
          "spec",
          "plan",
          "stats",
          "summary",
          "baseline",
          "judge",
          "analysis",
          "heal",
          "lifecycle",
          "status");

  @ParameterizedTest
  @MethodSource("rooms")
  void roomsUseOnlyRoomsUpstream(String room, List<String> downstream) {
    noClasses()
        .that()
        .resideInAPackage(inside(room))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages(downstream)))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void everyClassIsInARoom() {
    noClasses().should().resideOutsideOfPackages(packages(ROOMS)).check(CORE);
  }

  @Test
  void nobodyReadsTheClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CORE);
  }

  @Test
  void nobodyLogs() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging.."))
        .check(CORE);
  }

  @Test
  void nobodyKnowsTheClient() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.fabric8.kubernetes.."))
        .check(CORE);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)").check(CORE);
  }

  static Stream<Arguments> rooms() {
    return IntStream.range(0, ROOMS.size() - 1)
        .mapToObj(i -> Arguments.of(ROOMS.get(i), ROOMS.subList(i + 1, ROOMS.size())));
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(CoreRules::inside).toArray(String[]::new);
  }

  private static String inside(String room) {
    return "dev.loadtest.core." + room + "..";
  }
}
