package io.lostwake.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Data flows one way through the house, and nothing comes in through a window. */
class HouseTest {
  private static final String[] ROOMS = {
    "model", "pprof", "golang", "jvm", "diagnosis", "report", "scenarios", "cli"
  };

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.lostwake");

  @Test
  void everyRoomIsLookedAt() {
    for (String room : ROOMS) {
      assertThat(HOUSE.that(resideInAPackage("io.lostwake." + room + "..")))
          .as(room)
          .hasSizeGreaterThan(3);
    }
  }

  @Test
  void aRoomKnowsNothingOfTheRoomsAfterIt() {
    var house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS) {
      house = house.layer(room).definedBy("io.lostwake." + room + "..");
    }
    house
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("pprof")
        .mayNotAccessAnyLayer()
        .whereLayer("scenarios")
        .mayNotAccessAnyLayer()
        .whereLayer("golang")
        .mayOnlyAccessLayers("model", "pprof")
        .whereLayer("jvm")
        .mayOnlyAccessLayers("model")
        .whereLayer("diagnosis")
        .mayOnlyAccessLayers("model")
        .whereLayer("report")
        .mayOnlyAccessLayers("model")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineSpeaksToTheProcess() {
    noClasses()
        .that(not(resideInAPackage("io.lostwake.cli..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(HOUSE);
  }

  @Test
  void thereIsNoClockAndNoChanceButWhatIsGiven() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callConstructor(Random.class)
        .check(HOUSE);
    noClasses()
        .that(not(resideInAnyPackage("io.lostwake.cli..")))
        .should()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(HOUSE);
  }

  @Test
  void theModelAndTheDiagnosisDoNoInputOrOutput() {
    noClasses()
        .that(resideInAnyPackage("io.lostwake.model..", "io.lostwake.diagnosis.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..")
        .check(HOUSE);
  }

  @Test
  void noNameHidesWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Utilities|Impl|Base|Abstract\\w*)")
        .check(HOUSE);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(HOUSE);
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(resideInAPackage("java.util.concurrent.atomic.."))
        .check(HOUSE);
  }
}
