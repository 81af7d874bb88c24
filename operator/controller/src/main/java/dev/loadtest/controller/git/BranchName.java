package dev.loadtest.controller.git;

import java.util.Locale;

/**
 * Names the branch of a test and a group of its fields: {@code
 * loadtest-heal/<namespace>/<name>/<field-group>}. The name is the idempotency key: there is one
 * pull request for each. What git does not take, or what is too long, is replaced, and a digest
 * keeps such names apart. Unit of the bound: characters (Gitea takes at most 100).
 *
 * <p>Source: https://git-scm.com/docs/git-check-ref-format
 */
public final class BranchName {
  private static final String ROOT = "loadtest-heal/";
  private static final int LONGEST = 100;
  private static final int DIGEST = 8;

  private BranchName() {}

  public static String of(String namespace, String name, String fieldGroup) {
    String wanted = namespace + "/" + name + "/" + fieldGroup;
    String fit = fit(namespace) + "/" + fit(name) + "/" + fit(fieldGroup);
    int room = LONGEST - ROOT.length();
    if (fit.equals(wanted) && fit.length() <= room) {
      return ROOT + fit;
    }
    String cut = fit.substring(0, Math.min(fit.length(), room - DIGEST - 1));
    return ROOT + cut.replaceAll("[./-]+$", "") + "-" + Digest.of(wanted).substring(0, DIGEST);
  }

  private static String fit(String part) {
    String plain =
        part.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^[.-]+|[.-]+$", "")
            .replaceAll("\\.lock$", "-lock");
    return plain.isEmpty() ? "x" : plain;
  }
}
