package dev.loadtest.controller.docs;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headings of a Markdown text. */
final class Headings {
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  private Headings() {}

  static Stream<String> of(String page) {
    return HEADING.matcher(Snippets.prose(page)).results().map(h -> h.group(1).strip());
  }

  /** Their anchors, as GitHub and GitLab make them. */
  static Set<String> anchors(String page) {
    return of(page)
        .map(h -> h.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
