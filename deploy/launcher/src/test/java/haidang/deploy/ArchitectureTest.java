package haidang.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import haidang.events.AuthorPseudonym;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares what the code imports with what ARCHITECTURE.md says.
class ArchitectureTest {
  private static final Pattern EDGE = Pattern.compile("^  (\\w+) --> (\\w+)$", Pattern.MULTILINE);
  private static final Map<String, String> ROOMS = Map.of("haidang.events", "events", "haidang.events.kafka", "kafka",
      "haidang.ingest", "ingest", "haidang.classify", "classify", "haidang.alerting", "alerting", "haidang.console",
      "console",
      "haidang.deploy.embedded", "embedded", "haidang.deploy", "launcher");

  private static final JavaClasses CODE = new ClassFileImporter().withImportOption(
      ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("haidang");

  @Test
  void roomsDependOnEachOtherAsTheDiagramSays() throws IOException { assertThat(dependencies()).isEqualTo(diagram()); }

  @Test
  void authorsAreKnownToTheContractAndToCollectingAlone() {
    DescribedPredicate<JavaClass> allowed = DescribedPredicate.describe("contract or collecting",
        type -> type.getPackageName().equals("haidang.events") || room(type).equals("ingest"));
    noClasses().that(DescribedPredicate.not(allowed)).should().dependOnClassesThat().areAssignableTo(
        AuthorPseudonym.class).check(CODE);
  }

  @Test
  void kafkaLuceneAndSqlStayWhereTheyBelong() {
    noClasses().that().resideOutsideOfPackages("haidang.events.kafka..", "haidang.deploy..").should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..").check(CODE);
    noClasses().that().resideOutsideOfPackage("haidang.classify..").should().dependOnClassesThat().resideInAPackage(
        "org.apache.lucene..").check(CODE);
    noClasses().that().resideOutsideOfPackages("haidang.console..", "haidang.deploy..").should().dependOnClassesThat()
        .resideInAPackage("io.micronaut..").check(CODE);
    noClasses().that().resideOutsideOfPackage("haidang.ingest..").should().dependOnClassesThat().resideInAnyPackage(
        "org.jsoup..", "com.rometools..").check(CODE);
    noClasses().that().resideOutsideOfPackages("haidang.ingest..", "haidang.console.signin..", "haidang.deploy.demo..")
        .should()
        .dependOnClassesThat().resideInAPackage("java.net.http..").check(CODE);
  }

  @Test
  void collectorsOfOneKindKnowNoOther() {
    for (String kind : Set.of("feed", "web")) {
      classes().that().resideInAPackage("haidang.ingest." + kind + "..").should().onlyDependOnClassesThat(
          DescribedPredicate.describe("no sibling", type -> !siblings(kind).contains(type.getPackageName()))).check(
              CODE);
    }
  }

  private static Set<String> siblings(String kind) {
    return Set.of("feed", "web", "jsonl").stream().filter(other -> !other.equals(kind)).map(other -> "haidang.ingest."
        + other).collect(Collectors.toSet());
  }

  private Set<String> dependencies() {
    Set<String> edges = new TreeSet<>();
    for (JavaClass type : CODE) {
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("haidang.") && !room(target).equals(room(type)))
          .forEach(target -> edges.add(room(type) + " --> " + room(target)));
    }
    return edges;
  }

  private static Set<String> diagram() throws IOException {
    String text = Files.readString(Path.of("../../ARCHITECTURE.md"));
    return EDGE.matcher(text).results().map(edge -> edge.group(1) + " --> " + edge.group(2)).collect(Collectors
        .toCollection(TreeSet::new));
  }

  private static String room(JavaClass type) {
    return ROOMS.entrySet().stream().filter(room -> type.getPackageName().equals(room.getKey()) || type.getPackageName()
        .startsWith(room.getKey() + ".")).max(java.util.Comparator.comparingInt(room -> room.getKey().length())).map(
            Map.Entry::getValue)
        .orElseThrow();
  }
}
