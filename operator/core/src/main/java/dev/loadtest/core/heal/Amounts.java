package dev.loadtest.core.heal;

import dev.loadtest.core.spec.Quantity;
import dev.loadtest.core.spec.Runner;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Resources of the runners, as Kubernetes writes them. */
final class Amounts {
  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);
  private static final BigDecimal GIBI = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Amounts() {}

  static Optional<String> limit(Runner runner, String resource) {
    return Optional.ofNullable(runner.resources()).flatMap(r -> of(r.limits(), resource));
  }

  static Optional<String> request(Runner runner, String resource) {
    return Optional.ofNullable(runner.resources()).flatMap(r -> of(r.requests(), resource));
  }

  private static Optional<String> of(Map<String, String> amounts, String resource) {
    return Optional.ofNullable(amounts).map(a -> a.get(resource));
  }

  /** In bytes or CPUs. */
  static BigDecimal parse(String written) {
    return Quantity.parse(written).orElse(BigDecimal.ZERO);
  }

  /** Whole Gi where it is some, else Mi, rounded up. */
  static String memory(BigDecimal bytes) {
    BigDecimal gibi = bytes.divide(GIBI, 0, RoundingMode.CEILING);
    return gibi.multiply(GIBI).compareTo(bytes) == 0
        ? gibi + "Gi"
        : bytes.divide(MEBI, 0, RoundingMode.CEILING) + "Mi";
  }

  /** Whole CPUs where it is some, else thousandths. */
  static String processors(BigDecimal cpus) {
    BigDecimal thousandths = cpus.multiply(THOUSAND).setScale(0, RoundingMode.CEILING);
    return thousandths.remainder(THOUSAND).signum() == 0
        ? thousandths.divide(THOUSAND, 0, RoundingMode.CEILING).toPlainString()
        : thousandths.toPlainString() + "m";
  }
}
