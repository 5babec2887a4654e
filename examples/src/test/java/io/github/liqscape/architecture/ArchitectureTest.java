// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of DESIGN.md: what may know what, and what no engine may touch. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(House.ROOT);

  /** What reads a clock, waits, or draws without a seed. */
  private static final Map<String, Set<String>> FORBIDDEN =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
          "java.lang.Thread", Set.of("sleep"),
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

  private static DescribedPredicate<JavaClass> in(String... modules) {
    Set<String> wanted = Set.of(modules);
    return describe(
        "are of " + String.join(", ", modules),
        c -> isOurs(c) && wanted.contains(House.module(c.getPackageName())));
  }

  private static boolean isOurs(JavaClass c) {
    return c.getPackageName().startsWith(House.ROOT + ".");
  }

  @Test
  void whole_house_is_looked_at() {
    assertThat(HOUSE.stream().map(c -> House.module(c.getPackageName())))
        .contains("core", "heatmap", "setup-engine", "routing", "paper", "examples");
    assertThat(HOUSE.size()).isGreaterThan(200);
  }

  @Test
  void modules_form_a_star_around_core() {
    ArchCondition<JavaClass> knowOnlyTheirOwnAndCore =
        new ArchCondition<>("know only their own module and core") {
          @Override
          public void check(JavaClass origin, ConditionEvents events) {
            String module = House.module(origin.getPackageName());
            for (Dependency d : origin.getDirectDependenciesFromSelf()) {
              JavaClass target = d.getTargetClass().getBaseComponentType();
              boolean allowed =
                  !isOurs(target)
                      || House.mayKnow(module, House.module(target.getPackageName()));
              if (!allowed) {
                events.add(SimpleConditionEvent.violated(d, d.getDescription()));
              }
            }
          }
        };
    classes().should(knowOnlyTheirOwnAndCore).check(HOUSE);
  }

  @Test
  void engines_of_the_plan_may_not_know_each_other() {
    for (String engine : Set.of("heatmap", "setup.engine", "routing", "paper")) {
      for (String other : Set.of("heatmap", "setup.structure", "routing.outbox", "paper.review")) {
        String a = House.module(House.ROOT + "." + engine);
        String b = House.module(House.ROOT + "." + other);
        assertThat(House.mayKnow(a, b)).as(a + " knows " + b).isEqualTo(a.equals(b));
        assertThat(House.mayKnow(House.CORE, b)).isFalse();
        assertThat(House.mayKnow(a, "examples")).isFalse();
      }
    }
    assertThat(House.module("io.github.liqscape.setup")).isEqualTo(House.CORE);
    assertThatThrownBy(() -> House.module("io.github.liqscape.helper"))
        .hasMessageContaining("belongs to no module");
  }

  @Test
  void core_stands_on_the_jdk_and_slf4j_alone() {
    classes()
        .that(in("core"))
        .should()
        .onlyDependOnClassesThat(
            in("core").or(JavaClass.Predicates.resideInAnyPackage(
                "java..", "org.slf4j..", "org.jspecify..")))
        .check(HOUSE);
  }

  @Test
  void heatmap_stands_on_core_and_the_jdk_alone() {
    classes()
        .that(in("heatmap"))
        .should()
        .onlyDependOnClassesThat(
            in("core", "heatmap").or(JavaClass.Predicates.resideInAnyPackage(
                "java..", "javax.imageio..", "org.slf4j..", "org.jspecify..")))
        .check(HOUSE);
  }

  @Test
  void paper_trading_can_reach_nothing_that_sends_an_order() {
    classes()
        .that(in("paper"))
        .should()
        .onlyDependOnClassesThat(
            in("core", "paper").or(JavaClass.Predicates.resideInAnyPackage(
                "java..", "javax.imageio..", "org.slf4j..", "org.jspecify..",
                "com.fasterxml.jackson..", "org.ta4j..")))
        .check(HOUSE);
    noClasses()
        .that(in("paper"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "io.github.liqscape.spi..", "io.github.liqscape.feed..")
        .check(HOUSE);
    noClasses()
        .that(in("paper"))
        .and()
        .resideOutsideOfPackage("io.github.liqscape.paper.ta4j")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ta4j..")
        .check(HOUSE);
  }

  @Test
  void packages_have_no_cycles() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };
    slices().assignedFrom(byPackage).should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void engines_read_no_clock_and_draw_no_unseeded_chance() {
    DescribedPredicate<JavaAccess<?>> clockOrChance =
        describe(
            "reads a clock, sleeps or draws without a seed",
            access -> {
              String owner = access.getTargetOwner().getName();
              String method = access.getTarget().getName();
              boolean now = owner.startsWith("java.time.") && method.equals("now");
              return now || FORBIDDEN.getOrDefault(owner, Set.of()).contains(method);
            });
    noClasses()
        .that(in("core", "heatmap", "setup-engine", "paper"))
        // The one clock of connections, which tests replace.
        .and()
        .doNotHaveFullyQualifiedName("io.github.liqscape.spi.SystemScheduler")
        .should()
        .accessTargetWhere(clockOrChance)
        .check(HOUSE);
  }

  @Test
  void no_static_state_can_change() {
    fields()
        .that()
        .haveModifier(JavaModifier.STATIC)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(HOUSE);
  }

  @Test
  void every_public_class_lies_in_a_null_marked_package() {
    ArchCondition<JavaClass> nullMarked =
        new ArchCondition<>("lie in a package with a package-info that is @NullMarked") {
          @Override
          public void check(JavaClass c, ConditionEvents events) {
            if (!c.getPackage().isAnnotatedWith(NullMarked.class)) {
              events.add(SimpleConditionEvent.violated(c, c.getName() + " does not"));
            }
          }
        };
    classes().that().arePublic().should(nullMarked).check(HOUSE);
  }
}
