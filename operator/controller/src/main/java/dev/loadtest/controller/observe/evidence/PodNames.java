package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.spec.Target.WorkloadRef;
import java.util.regex.Pattern;

/**
 * How the pods of a workload are named, for those that are gone: their objects are not there to
 * carry labels.
 *
 * <p>Source: k8s.io/apiserver, pkg/storage/names (five characters after a base of at most 58);
 * k8s.io/apimachinery, pkg/util/rand (the characters).
 */
final class PodNames {
  private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final int LONGEST_BASE = 58;

  private PodNames() {}

  /** A regular expression in the syntax that Java and RE2 share, for the whole name. */
  static String pattern(WorkloadRef ref) {
    return switch (ref.kind()) {
      case Deployment -> cut(ref.name() + "-", SAFE + "{1,10}-") + SAFE + "{5}";
      case StatefulSet -> literal(ref.name()) + "-[0-9]+";
      case DaemonSet -> cut(ref.name() + "-", "") + SAFE + "{5}";
    };
  }

  static boolean match(WorkloadRef ref, String pod) {
    return pod != null && Pattern.matches(pattern(ref), pod);
  }

  /** What is left of a long base, with all or a part of what would follow it. */
  private static String cut(String base, String then) {
    int room = LONGEST_BASE - base.length();
    if (room <= 0) {
      return literal(base.substring(0, LONGEST_BASE));
    }
    boolean maybeCut = !then.isEmpty() && room < 11;
    return literal(base) + (maybeCut ? SAFE + "{1," + room + "}-?" : then);
  }

  /** Names of objects have letters, digits, dashes and dots. */
  private static String literal(String name) {
    return name.replace(".", "[.]");
  }
}
