package dev.loadtest.analyst;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What keeps the analyst an adapter. Plain tests: Surefire runs no rule that ArchUnit's own engine
 * finds, and reports success.
 */
class AnalystRules {
  private static final JavaClasses ANALYST =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.loadtest.analyst");

  @Test
  void itKnowsCoreAndLangChain4jAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.loadtest.analyst..",
            "dev.loadtest.core.analysis..",
            "dev.loadtest.core.spec..",
            "dev.langchain4j..")
        .check(ANALYST);
  }

  @Test
  void itDoesNotLog() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
        .check(ANALYST);
  }

  @Test
  void theTimeOfDayIsGiven() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(ANALYST);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$").check(ANALYST);
  }
}
