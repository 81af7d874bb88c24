package dev.loadtest.core.spec;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Are the resources ones that a pod can have, and requests within limits? */
final class ResourceChecks {
  private static final Set<String> NAMES = Set.of("cpu", "memory", "ephemeral-storage");

  /** No k6 starts in less; it is nearly always a forgotten unit. Unit: bytes. */
  private static final BigDecimal LEAST_MEMORY = BigDecimal.valueOf(16 << 20);

  private ResourceChecks() {}

  static void check(Runner.Resources resources, Problems spot) {
    if (resources == null) {
      return;
    }
    Map<String, String> requests = orEmpty(resources.requests());
    Map<String, String> limits = orEmpty(resources.limits());
    requests.forEach((name, value) -> checkOne(name, value, spot.at("requests").at(name)));
    limits.forEach((name, value) -> checkOne(name, value, spot.at("limits").at(name)));
    requests.forEach(
        (name, value) -> checkOrder(value, limits.get(name), spot.at("requests").at(name)));
  }

  private static void checkOne(String name, String value, Problems spot) {
    spot.addIf(
        !NAMES.contains(name) && !name.contains("/") && !name.startsWith("hugepages-"),
        "unknown resource: write cpu, memory or ephemeral-storage, or an extended resource such as"
            + " example.com/nic");
    Optional<BigDecimal> amount = Quantity.parse(value);
    spot.addIf(
        amount.isEmpty(),
        "\""
            + value
            + "\" is not a quantity: write a number with or without a unit, e.g. 500m,"
            + " 1 or 256Mi");
    spot.addIf(
        name.equals("memory") && amount.filter(a -> a.compareTo(LEAST_MEMORY) < 0).isPresent(),
        "\"" + value + "\" is too little memory for k6 (is a unit missing?): write e.g. 512Mi");
  }

  private static void checkOrder(String request, String limit, Problems spot) {
    Optional<BigDecimal> least = Quantity.parse(request);
    Optional<BigDecimal> most = Optional.ofNullable(limit).flatMap(Quantity::parse);
    spot.addIf(
        least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0,
        "the request is above the limit of " + limit + ": lower it or raise the limit");
  }

  private static Map<String, String> orEmpty(Map<String, String> amounts) {
    return amounts == null ? Map.of() : amounts;
  }
}
