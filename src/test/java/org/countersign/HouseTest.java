package org.countersign;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The house: who may know whom, and what nobody here does. A message that fails says why the rule is there. */
@AnalyzeClasses(packages = "org.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  private static final String OURS = "org.countersign..";

  @ArchTest
  static final ArchRule PEOPLE = knows("people", List.of(),
      "who is asking is a question apart from every case");
  @ArchTest
  static final ArchRule CASEFILE = knows("casefile", List.of(),
      "a paper is what its originator wrote: no rule of the Scheme changes it");
  @ArchTest
  static final ArchRule SCHEME = knows("scheme", List.of("casefile"),
      "the authority follows from the paper and the edition alone, so that anybody can compute it again");
  @ArchTest
  static final ArchRule RECORD = knows("record", List.of(),
      "a chain must be verifiable in years, when nothing else of this program runs");
  @ArchTest
  static final ArchRule SEAL = knows("seal", List.of("record"),
      "the organisation's key signs whatever it is given: what that means is the business of who gives it");
  @ArchTest
  static final ArchRule CHECKPOINTS = knows("checkpoints", List.of("casefile", "record", "seal", "signing"),
      "a checkpoint seals what is on the record, whatever it says");
  @ArchTest
  static final ArchRule SIGNING = knows("signing", List.of("people", "casefile", "scheme", "record"),
      "what a signature is worth is judged from our own tables and the record, never from the workflow's state");
  @ArchTest
  static final ArchRule DECISIONS = knows("decisions", List.of("people", "casefile", "scheme", "record", "signing"),
      "a decision verifies everything itself, whatever brought the case there");
  @ArchTest
  static final ArchRule CHECKS = knows("checks", List.of("casefile", "scheme", "decisions"),
      "a check reads papers and earlier decisions: who signs does not concern it");
  @ArchTest
  static final ArchRule REGISTER = knows("register",
      List.of("casefile", "scheme", "record", "seal", "checkpoints", "signing", "decisions"),
      "the public register may reach nothing but what was decided for publication");
  @ArchTest
  static final ArchRule CASES =
      knows("cases",
          List.of("people", "casefile", "scheme", "record", "seal", "checkpoints", "signing", "decisions", "checks", "register", "mail"),
          "the life of a case asks the engine through CaseWorkflow, so that the engine can be replaced");

  @ArchTest
  static final ArchRule MAIL = knows("mail", List.of("people", "casefile"),
      "a mail only tells: what may be told, and to whom, is not read from what was signed");

  private static ArchRule knows(String name, List<String> others, String reason) {
    String[] allowed = Stream.concat(Stream.of(name), others.stream()).map(p -> "org.countersign." + p + "..")
        .toArray(String[]::new);
    DescribedPredicate<JavaClass> otherPartsOfTheHouse = resideInAPackage(OURS).and(resideOutsideOfPackages(allowed))
        .as("parts of the house other than " + Arrays.toString(allowed));
    return noClasses().that().resideInAPackage("org.countersign." + name + "..")
        .should().dependOnClassesThat(otherPartsOfTheHouse).because(reason);
  }

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("org.countersign.(**)").should().beFreeOfCycles()
      .because("packages that need each other can only be understood, tested and replaced together");

  @ArchTest
  static final ArchRule RECORD_WITHOUT_SPRING = noClasses().that().resideInAPackage("org.countersign.record..")
      .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.camunda..", "com.fasterxml..")
      .because("whoever verifies a chain in years needs plain Java and nothing else");

  @ArchTest
  static final ArchRule ENGINE = noClasses().that().resideOutsideOfPackage("org.countersign.workflow..")
      .should().dependOnClassesThat().resideInAPackage("org.camunda..")
      .because("the engine is a neighbour: the domain decides without it");

  /** Camunda's own filter has no other place; what only carries "impl" in the name of a starter's package is public. */
  @ArchTest
  static final ArchRule SEAM = noClasses().that().resideOutsideOfPackage("org.countersign.workflow.seam..")
      .should().dependOnClassesThat(resideInAPackage("org.camunda..impl..")
          .and(resideOutsideOfPackages("org.camunda.bpm.webapp.impl.security.auth"))
          .as("internal classes of Camunda"))
      .because("a fork of the engine may change what is internal: workflow.seam is the one place to mend then");

  @ArchTest
  static final ArchRule SIGN_ON_FILTER = noClasses().that().resideOutsideOfPackage("org.countersign.workflow.web..")
      .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.webapp..")
      .because("only the one sign-in needs to know how Camunda's applications sign on");

  @ArchTest
  static final ArchRule CLOCK = noClasses().that().doNotHaveFullyQualifiedName("org.countersign.Clocks")
      .should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
      .orShould().callMethod(java.time.LocalDateTime.class, "now")
      .orShould().callMethod(java.time.ZonedDateTime.class, "now")
      .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
      .orShould().callConstructor(Date.class)
      .because("every day and instant comes from the Clock bean: a test sets it, and all parts agree on the time");

  @ArchTest
  static final ArchRule NO_DATE = noClasses().that().resideOutsideOfPackage("org.countersign.workflow..")
      .and().doNotHaveFullyQualifiedName("org.countersign.record.Certificates")
      .and().doNotHaveFullyQualifiedName("org.countersign.register.PdfSignature")
      .and().doNotHaveFullyQualifiedName("org.countersign.register.RegisterAtom")
      .should().dependOnClassesThat().belongToAnyOf(Date.class, java.util.Calendar.class)
      .because("a Date is an instant that looks like a day; only the engine, certificates and the libraries of signatures and feeds still speak of it");

  @ArchTest
  static final ArchRule NO_FLOATING_FIELDS = noFields().should().haveRawType(double.class)
      .orShould().haveRawType(float.class)
      .orShould().haveRawType(Double.class).orShould().haveRawType(Float.class)
      .because("money is exact to the penny: a double is not");

  @ArchTest
  static final ArchRule NO_FLOATING_RESULTS = noMethods().should().haveRawReturnType(double.class)
      .orShould().haveRawReturnType(float.class).orShould().haveRawReturnType(Double.class)
      .orShould().haveRawReturnType(Float.class)
      .because("money is exact to the penny: a double is not");

  @ArchTest
  static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class)
      .orShould().beAnnotatedWith(Value.class).orShould().beAnnotatedWith("jakarta.inject.Inject")
      .orShould().beAnnotatedWith("jakarta.annotation.Resource")
      .because("what a class needs stands in its constructor, so that it can be made without Spring");

  @ArchTest
  static final ArchRule NAMES = classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
      .because("a class is named after what it is; these words say only that nobody knew");

  @ArchTest
  static final ArchRule FINAL_FIELDS = fields().that().areNotStatic().and().areDeclaredInClassesThat()
      .areAnnotatedWith("org.springframework.stereotype.Service").should().beFinal()
      .because("a service is shared by everybody who signs in at once: it keeps nothing between two calls");

  @ArchTest
  static final ArchRule NO_PUBLIC_FIELDS = fields().that().arePublic().should().beFinal()
      .because("nothing of ours changes in secret");

  @ArchTest
  static final ArchRule COMMAND = knows("command", List.of("record", "schema"),
      "a command is a client: it may do what HTTP lets its caller do, and no more; to verify takes the record's own rules alone, to migrate the tables");

  @ArchTest
  static final ArchRule SCHEMA = knows("schema", List.of(),
      "tables are made before anything of the house starts, by somebody who runs nothing else of it");

  @ArchTest
  static final ArchRule NO_PRINTING = noClasses().that().doNotHaveFullyQualifiedName("org.countersign.Countersign")
      .should().accessField(System.class, "out")
      .orShould().accessField(System.class, "err")
      .because("what is to be told is logged; a command alone speaks to the terminal that main hands it");

  @ArchTest
  static final ArchRule WRITING_TOGETHER = methods().that()
      .areAnnotatedWith("org.springframework.transaction.annotation.Transactional")
      .should().bePublic().because("Spring opens a transaction before public methods only");

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> packages = files.filter(f -> f.toString().endsWith(".java")).map(Path::getParent).distinct().toList();
      assertThat(packages).isNotEmpty().allSatisfy(folder ->
          assertThat(folder.resolve("package-info.java")).as("what %s is for", folder).exists());
    }
  }
}
