package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** When the test runs by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
    @JsonPropertyDescription(
            "Cron expression of five fields (minute, hour, day of month, month, day of week) or"
                + " @hourly, @daily, @weekly, @monthly, @yearly. No default. Example: 0 2 *"
                + " * *")
        @Required
        @Size(min = 1, max = 100)
        String cron,
    @JsonPropertyDescription(
            "Time zone of the expression, a name of the tz database. Default: Etc/UTC. Example:"
                + " Europe/Berlin")
        @Default("Etc/UTC")
        @Size(min = 1, max = 64)
        String timeZone,
    @JsonPropertyDescription(
            "What happens when a run is due while another run of the test goes on: Forbid skips it,"
                + " Allow runs both, Replace stops the older one. Default: Forbid. Example:"
                + " Replace")
        @Default("Forbid")
        ConcurrencyPolicy concurrencyPolicy,
    @JsonPropertyDescription(
            "How late a run may start when its time was missed, e.g. while the operator was down; of"
                + " several missed times only the last counts. Unit: seconds. Default: 300."
                + " Example: 600")
        @Default("300")
        @Min(1)
        @Max(604800)
        Integer startingDeadlineSeconds) {

  public Schedule {
    timeZone = timeZone == null ? "Etc/UTC" : timeZone;
    concurrencyPolicy = concurrencyPolicy == null ? ConcurrencyPolicy.Forbid : concurrencyPolicy;
    startingDeadlineSeconds = startingDeadlineSeconds == null ? 300 : startingDeadlineSeconds;
  }

  /** As in a CronJob. */
  public enum ConcurrencyPolicy {
    Forbid,
    Allow,
    Replace
  }
}
