package dev.loadtest.controller.boot;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the reconcilers run. */
@Readiness
@ApplicationScoped
public class OperatorReady implements HealthCheck {
  private final OperatorService operator;

  OperatorReady(OperatorService operator) {
    this.operator = operator;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("operator").status(operator.ready()).build();
  }
}
