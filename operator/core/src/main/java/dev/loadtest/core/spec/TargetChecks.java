package dev.loadtest.core.spec;

import java.net.URI;
import java.net.URISyntaxException;

/** Can the address be called? */
final class TargetChecks {
  private TargetChecks() {}

  static void check(Target target, Problems spot) {
    if (target != null) {
      checkUrl(target.url(), spot.at("url"));
    }
  }

  static void checkUrl(String url, Problems spot) {
    if (url == null) {
      return;
    }
    try {
      URI address = new URI(url);
      spot.addIf(
          address.getHost() == null,
          "no host in " + url + ": write e.g. http://checkout.shop.svc:8080");
      // The spec is readable by more people than a Secret is.
      spot.addIf(
          address.getRawUserInfo() != null,
          "credentials do not belong in an address: put them into a Secret and name it in"
              + " runner.env with valueFrom.secretKeyRef");
    } catch (URISyntaxException e) {
      spot.add("not an address (" + e.getReason() + "): write e.g. http://checkout.shop.svc:8080");
    }
  }
}
