package dev.loadtest.controller.api;

/** Where the kinds live. */
public final class Api {
  public static final String GROUP = "loadtest.dev";
  public static final String VERSION = "v1alpha1";

  private Api() {}
}
