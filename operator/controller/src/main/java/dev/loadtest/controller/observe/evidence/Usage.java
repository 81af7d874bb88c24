package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.MemoryUse;
import dev.loadtest.core.summary.TargetReadings;
import dev.loadtest.core.summary.TargetSample;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pods use of a resource: in percent of the limit where their main containers have one, else
 * of the request, else in cores or bytes. In percent a pod counts as much as its container that is
 * nearest to its bound; in cores or bytes, as much as all its containers.
 *
 * @param at the newest of the measurements
 */
record Usage(List<Measured> pods, Instant at) {
  /** Source: Kubernetes, Well-Known Labels; service meshes set it, too. */
  private static final String MAIN = "kubectl.kubernetes.io/default-container";

  /** A pod and what it was measured to use. */
  record Measured(Pod pod, PodMetrics metrics) {}

  /** Of the pods that have both an object and a measurement. */
  static Usage of(Collection<Pod> pods, List<PodMetrics> measured) {
    Map<String, Pod> byName =
        pods.stream()
            .filter(p -> !p.getSpec().getContainers().isEmpty())
            .collect(Collectors.toMap(p -> p.getMetadata().getName(), p -> p));
    List<Measured> both =
        measured.stream()
            .filter(m -> byName.containsKey(m.getMetadata().getName()))
            .map(m -> new Measured(byName.get(m.getMetadata().getName()), m))
            .toList();
    Instant newest =
        both.stream()
            .flatMap(m -> Window.parse(m.metrics().getTimestamp()).stream())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return new Usage(both, newest);
  }

  List<TargetSample> samples() {
    return Stream.of(sample(TargetReadings.CPU, "cores"), sample(TargetReadings.MEMORY, "bytes"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Of the pod whose main container has most. Whatever else runs in it has no part in it. */
  Optional<MemoryUse> memory() {
    return pods.stream()
        .flatMap(m -> memory(m).stream())
        .max(Comparator.comparingLong(MemoryUse::kib));
  }

  private static Optional<MemoryUse> memory(Measured measured) {
    Container main = main(measured.pod());
    return measured.metrics().getContainers().stream()
        .filter(m -> m.getName().equals(main.getName()))
        .flatMapToDouble(m -> number(m.getUsage(), TargetReadings.MEMORY).stream())
        .mapToObj(bytes -> new MemoryUse(kib(bytes), limitKib(main)))
        .findFirst();
  }

  private static OptionalLong limitKib(Container main) {
    return of(main, ResourceRequirements::getLimits, TargetReadings.MEMORY).stream()
        .mapToLong(Usage::kib)
        .findFirst();
  }

  private static long kib(double bytes) {
    return Math.round(bytes / 1024);
  }

  private Optional<TargetSample> sample(String resource, String absolute) {
    if (all(ResourceRequirements::getLimits, resource)) {
      return sample(
          resource, TargetReadings.OF_LIMIT, bound(ResourceRequirements::getLimits, resource));
    }
    if (all(ResourceRequirements::getRequests, resource)) {
      return sample(
          resource, TargetReadings.OF_REQUEST, bound(ResourceRequirements::getRequests, resource));
    }
    return sample(resource, absolute, m -> sum(m.metrics(), resource));
  }

  private Optional<TargetSample> sample(
      String resource, String unit, Function<Measured, OptionalDouble> value) {
    var values =
        pods.stream().map(value).flatMapToDouble(OptionalDouble::stream).summaryStatistics();
    return values.getCount() == 0
        ? Optional.empty()
        : Optional.of(
            new TargetSample(resource, unit, values.getMax(), values.getAverage(), at.toString()));
  }

  /** Whether every pod's main container has such a bound. */
  private boolean all(
      Function<ResourceRequirements, Map<String, Quantity>> bounds, String resource) {
    return pods.stream().allMatch(m -> of(main(m.pod()), bounds, resource).isPresent());
  }

  private Function<Measured, OptionalDouble> bound(
      Function<ResourceRequirements, Map<String, Quantity>> bounds, String resource) {
    return m ->
        m.pod().getSpec().getContainers().stream()
            .flatMap(c -> percent(m, c, of(c, bounds, resource), resource).stream())
            .mapToDouble(Double::doubleValue)
            .max();
  }

  private static Optional<Double> percent(
      Measured measured, Container container, OptionalDouble bound, String resource) {
    return bound.isEmpty()
        ? Optional.empty()
        : measured.metrics().getContainers().stream()
            .filter(m -> m.getName().equals(container.getName()))
            .findFirst()
            .map(m -> number(m.getUsage(), resource))
            .filter(OptionalDouble::isPresent)
            .map(used -> 100 * used.getAsDouble() / bound.getAsDouble());
  }

  private static OptionalDouble sum(PodMetrics metrics, String resource) {
    double[] used =
        metrics.getContainers().stream()
            .map(m -> number(m.getUsage(), resource))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return used.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(java.util.Arrays.stream(used).sum());
  }

  private static OptionalDouble of(
      Container container,
      Function<ResourceRequirements, Map<String, Quantity>> bounds,
      String resource) {
    OptionalDouble bound =
        number(
            Optional.ofNullable(container.getResources()).map(bounds).orElseGet(Map::of), resource);
    return bound.isPresent() && bound.getAsDouble() > 0 ? bound : OptionalDouble.empty();
  }

  /** Unit: cores or bytes. */
  private static OptionalDouble number(Map<String, Quantity> quantities, String resource) {
    Quantity quantity = quantities == null ? null : quantities.get(resource);
    try {
      return quantity == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(quantity.getNumericalAmount().doubleValue());
    } catch (ArithmeticException | IllegalArgumentException unreadable) {
      return OptionalDouble.empty();
    }
  }

  private static Container main(Pod pod) {
    List<Container> containers = pod.getSpec().getContainers();
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(a -> a.get(MAIN))
        .flatMap(name -> containers.stream().filter(c -> c.getName().equals(name)).findFirst())
        .orElseGet(containers::getFirst);
  }
}
