package dev.loadtest.controller;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps the controller a place that touches the world in one room only. */
class ControllerRules {
  private static final JavaClasses CONTROLLER =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.loadtest.controller");

  /** Each may use those before it; those on one floor use none of it. */
  private static final List<List<String>> ROOMS =
      List.of(
          List.of("api"),
          List.of("manifest"),
          List.of("client"),
          List.of("observe", "act", "git"),
          List.of("reconcile"),
          List.of("boot"));

  /** What the client calls writing. */
  private static final Set<String> WRITES =
      Set.of(
          "create",
          "createOr",
          "createOrReplace",
          "serverSideApply",
          "patch",
          "patchStatus",
          "edit",
          "editStatus",
          "accept",
          "update",
          "updateStatus",
          "replace",
          "replaceStatus",
          "delete",
          "evict",
          "scale",
          "portForward",
          "exec");

  @ParameterizedTest
  @MethodSource("rooms")
  void roomsUseOnlyRoomsUpstream(String room, List<String> others) {
    noClasses()
        .that()
        .resideInAPackage(inside(room))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(others.stream().map(ControllerRules::inside).toArray(String[]::new)))
        .check(CONTROLLER);
  }

  @Test
  void everyClassIsInARoom() {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            ROOMS.stream()
                .flatMap(List::stream)
                .map(ControllerRules::inside)
                .toArray(String[]::new))
        .check(CONTROLLER);
  }

  @Test
  void onlyOneRoomWrites() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("act"))
        .should()
        .callMethodWhere(describe("a write through the client", ControllerRules::writes))
        .check(CONTROLLER);
  }

  /** The rule above looks at names: it must see the writes that there are. */
  @Test
  void theRoomThatWritesIsSeenToWrite() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                noClasses()
                    .that()
                    .resideInAPackage(inside("act"))
                    .should()
                    .callMethodWhere(describe("a write", ControllerRules::writes))
                    .check(CONTROLLER))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void onlyThoseWhoLookOrActKnowTheClient() {
    noClasses()
        .that()
        .resideInAnyPackage(inside("api"), inside("manifest"), inside("reconcile"))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "the client", c -> c.isEquivalentTo(KubernetesClient.class)))
        .check(CONTROLLER);
  }

  /** A forge is another world: what is proposed there changes nothing here. */
  @Test
  void theForgeRoomKnowsNoKubernetes() {
    noClasses()
        .that()
        .resideInAPackage(inside("git"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.fabric8.kubernetes.."))
        .check(CONTROLLER);
  }

  /** A pure room gives the same objects for the same plan, whenever. */
  @Test
  void manifestsAreWrittenWithoutAClockAndWithoutChance() {
    noClasses()
        .that()
        .resideInAPackage(inside("manifest"))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom")
        .check(CONTROLLER);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Impl)").check(CONTROLLER);
  }

  static Stream<Arguments> rooms() {
    return IntStream.range(0, ROOMS.size())
        .boxed()
        .flatMap(
            floor ->
                ROOMS.get(floor).stream()
                    .map(
                        room ->
                            Arguments.of(
                                room,
                                Stream.concat(
                                        ROOMS.get(floor).stream().filter(r -> !r.equals(room)),
                                        ROOMS.subList(floor + 1, ROOMS.size()).stream()
                                            .flatMap(List::stream))
                                    .toList())))
        .filter(a -> !((List<?>) a.get()[1]).isEmpty());
  }

  private static boolean writes(JavaCall<?> call) {
    return call.getTargetOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
        && WRITES.contains(call.getName());
  }

  private static String inside(String room) {
    return "dev.loadtest.controller." + room + "..";
  }
}
