package dev.loadtest.analyst;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port: equal or not, nothing in between. */
record Origin(String scheme, String host, int port) {

  static Origin of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    return new Origin(
        scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
