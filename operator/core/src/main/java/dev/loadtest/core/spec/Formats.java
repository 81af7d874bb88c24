package dev.loadtest.core.spec;

/** The written forms of the spec as regular expressions; the API server checks the same ones. */
public final class Formats {
  /** A Go duration with a unit, as k6 reads it: {@code 90s}, {@code 1m30s}, {@code 0.5h}. */
  public static final String DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m|h|d))+$";

  /** A short name that is safe as a k6 tag and in Kubernetes names. */
  public static final String NAME = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";

  /** A Kubernetes object name (DNS subdomain). */
  public static final String OBJECT_NAME = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

  /** An absolute http(s) address. */
  public static final String HTTP_URL = "^https?://[^\\s]+$";

  /** A Kubernetes quantity: {@code 500m}, {@code 1.5}, {@code 256Mi}. */
  public static final String QUANTITY = "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$";

  /** A date: {@code 2026-12-01}. */
  public static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  private Formats() {}
}
