package dev.hawser.peering.saga;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Which calls and fields of the JDK, or of a library, are meant. */
final class Accesses {
  private Accesses() {}

  /** Anything of these classes, their nested classes, and the classes of these packages. */
  static Predicate<JavaAccess<?>> to(String... owners) {
    var names = List.of(owners);
    return access -> names.stream().anyMatch(owner -> isOf(access, owner));
  }

  /** These methods or fields of a class, or of any class of a package. */
  static Predicate<JavaAccess<?>> to(String owner, List<String> members) {
    return access -> isOf(access, owner) && members.contains(access.getTarget().getName());
  }

  /** These methods with so many arguments. */
  static Predicate<JavaAccess<?>> to(String owner, List<String> methods, IntPredicate arguments) {
    return to(owner, methods).and(access -> arguments.test(arguments(access)));
  }

  private static boolean isOf(JavaAccess<?> access, String owner) {
    String name = access.getTargetOwner().getName();
    return name.equals(owner) || name.startsWith(owner + ".") || name.startsWith(owner + "$");
  }

  /** A list of any length counts as the longest. */
  private static int arguments(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget method)) return 0;
    var types = method.getRawParameterTypes();
    return types.stream().anyMatch(type -> type.isArray()) ? Integer.MAX_VALUE : types.size();
  }
}
