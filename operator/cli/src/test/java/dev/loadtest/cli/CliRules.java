package dev.loadtest.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/**
 * What keeps the CLI's rooms apart. Plain tests: Surefire runs no rule that ArchUnit's own engine
 * finds, and reports success.
 */
class CliRules {
  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.loadtest.cli");

  @Test
  void onlyTheCommandsPutRoomsTogether() {
    var rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : new String[] {"manifest", "show", "record", "local", "cluster", "command"}) {
      rooms = rooms.layer(room).definedBy("dev.loadtest.cli." + room + "..");
    }
    rooms
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("show")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("record")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("local")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("manifest")
        .mayOnlyBeAccessedByLayers("command", "cluster")
        .check(CLI);
  }

  @Test
  void onlyTheLocalWorldStartsProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..cli.local..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(CLI);
  }

  @Test
  void onlyClusterAndCommandKnowTheClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..cli.cluster..", "..cli.command..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8.kubernetes.client..")
        .check(CLI);
  }

  @Test
  void nothingComesFromTheOperator() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.loadtest.controller..")
        .check(CLI);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$").check(CLI);
  }
}
