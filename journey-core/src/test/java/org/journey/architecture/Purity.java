package org.journey.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What makes a fold a function of its arguments alone: no clock, randomness, default locale or time
 * zone, floating point or hash order (design.md, "Derived state").
 */
public final class Purity {

  private static final Set<String> UNORDERED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.concurrent.ConcurrentHashMap");

  private static final Set<String> ITERATING =
      Set.of(
          "entrySet", "keySet", "values", "iterator", "stream", "forEach", "toArray", "removeIf");

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private static final Set<String> EXACT_FUNCTIONS = Set.of("abs", "max", "min");

  private Purity() {}

  /** Frameworks that folds and the domain know nothing of. */
  public static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.axonframework..",
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "com.zaxxer..",
              "org.apache.kafka..",
              "jakarta..",
              "io.micrometer..",
              "org.slf4j..",
              "java.util.logging..",
              "java.net..",
              "com.fasterxml.jackson.databind..");

  /** Time comes in as an argument. */
  public static final ArchRule NO_CLOCK =
      noClasses()
          .should(
              callMethodWhere(
                  calls(
                      "the clock",
                      call ->
                          (call.getName().equals("now")
                                  && call.getTargetOwner().getPackageName().equals("java.time"))
                              || owner(call, "java.time.Clock")
                              || (owner(call, "java.lang.System")
                                  && (call.getName().equals("currentTimeMillis")
                                      || call.getName().equals("nanoTime"))))));

  /** Randomness and ids come in as arguments. */
  public static final ArchRule NO_RANDOMNESS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                  + "|java\\.util\\.random\\..*|java\\.security\\.SecureRandom")
          .orShould(
              callMethodWhere(
                  calls(
                      "randomness",
                      call ->
                          call.getName().equals("randomUUID")
                              || (owner(call, "java.lang.Math") && call.getName().equals("random"))
                              || (owner(call, "java.util.Collections")
                                  && call.getName().equals("shuffle")))));

  /** The same text and the same day wherever it runs. */
  public static final ArchRule NO_DEFAULT_LOCALE_OR_TIME_ZONE =
      noClasses()
          .should(
              callMethodWhere(
                  calls("the default locale or time zone", Purity::dependsOnTheMachine)));

  /** Decimals are exact. */
  public static final ArchRule NO_FLOATING_POINT =
      classes().should(new NoFloatingPoint()).allowEmptyShould(false);

  /**
   * Where floating point is needed: no function whose last digit is the machine's to choose ({@link
   * StrictMath} has them too), but for those that are exact.
   */
  public static final ArchRule NO_FUNCTIONS_OF_THE_MACHINE =
      noClasses()
          .should(
              callMethodWhere(
                  calls(
                      "a function of the machine's own",
                      call ->
                          owner(call, "java.lang.Math")
                              && call.getTarget().getRawParameterTypes().stream()
                                  .anyMatch(type -> FLOATING.contains(type.getName()))
                              && !EXACT_FUNCTIONS.contains(call.getName()))));

  /** Where floating point is needed, what others can call neither takes nor gives it. */
  public static final ArchRule DECIMALS_COME_OUT =
      classes().should(new DecimalsComeOut()).allowEmptyShould(false);

  /** A class that keeps something in hash order never goes through anything in it. */
  public static final ArchRule NO_HASH_ORDER =
      classes().should(new NoHashOrder()).allowEmptyShould(false);

  private static boolean dependsOnTheMachine(JavaMethodCall call) {
    String name = call.getName();
    boolean withoutLocale =
        call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Locale.class));
    return name.equals("systemDefault")
        || (name.equals("getDefault")
            && (owner(call, "java.util.Locale") || owner(call, "java.util.TimeZone")))
        || (owner(call, "java.lang.String")
            && withoutLocale
            && (name.equals("toLowerCase")
                || name.equals("toUpperCase")
                || name.equals("format")
                || name.equals("formatted")))
        || (owner(call, "java.time.format.DateTimeFormatter")
            && name.equals("ofPattern")
            && withoutLocale);
  }

  private static boolean owner(JavaAccess<?> access, String type) {
    return access.getTargetOwner().getName().equals(type);
  }

  private static DescribedPredicate<JavaMethodCall> calls(
      String what, Predicate<JavaMethodCall> predicate) {
    return DescribedPredicate.describe("of " + what, predicate);
  }

  private static final class NoFloatingPoint extends ArchCondition<JavaClass> {
    NoFloatingPoint() {
      super("use no floating point");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (JavaField field : type.getFields()) {
        if (isFloating(field.getRawType())) {
          events.add(SimpleConditionEvent.violated(field, field.getDescription()));
        }
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (isFloating(unit.getRawReturnType())
            || unit.getRawParameterTypes().stream().anyMatch(Purity::isFloating)) {
          events.add(SimpleConditionEvent.violated(unit, unit.getDescription()));
        }
      }
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (access.getTarget() instanceof CodeUnitCallTarget target
            && (isFloating(target.getRawReturnType())
                || target.getRawParameterTypes().stream().anyMatch(Purity::isFloating))) {
          events.add(SimpleConditionEvent.violated(access, access.getDescription()));
        }
      }
    }
  }

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getName());
  }

  private static final class DecimalsComeOut extends ArchCondition<JavaClass> {
    DecimalsComeOut() {
      super("take and give no floating point where others can call them");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
        return;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)
            && (isFloating(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(Purity::isFloating))) {
          events.add(SimpleConditionEvent.violated(unit, unit.getDescription()));
        }
      }
    }
  }

  private static final class NoHashOrder extends ArchCondition<JavaClass> {
    NoHashOrder() {
      super("go through nothing if they keep something in hash order");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean keeps =
          type.getAccessesFromSelf().stream()
              .anyMatch(access -> UNORDERED.contains(access.getTargetOwner().getName()));
      if (!keeps) {
        return;
      }
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        JavaClass owner = call.getTargetOwner();
        boolean unordered =
            owner.isEquivalentTo(Map.class)
                || owner.isEquivalentTo(Set.class)
                || owner.isEquivalentTo(Collection.class)
                || UNORDERED.contains(owner.getName());
        if (unordered && ITERATING.contains(call.getName())) {
          events.add(SimpleConditionEvent.violated(call, call.getDescription()));
        }
      }
    }
  }
}
