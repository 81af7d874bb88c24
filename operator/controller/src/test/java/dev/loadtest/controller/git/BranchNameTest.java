package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchNameTest {

  @Test
  void usualNamesStay() {
    assertThat(BranchName.of("shop", "checkout-v1.2", "thresholds"))
        .isEqualTo("loadtest-heal/shop/checkout-v1.2/thresholds");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, a.lock, thresholds",
    "shop, a..b, thresholds",
    "shop, .a., thresholds",
    "shop, 'a b~^:?*[\\@{', stages",
    "shop, '../../main', x",
    "shop, '', ''"
  })
  void whatGitDoesNotTakeIsReplacedAndKeptApart(String namespace, String name, String group) {
    assertThat(BranchName.of(namespace, name, group))
        .matches("loadtest-heal(/[a-z0-9]([a-z0-9.-]*[a-z0-9])?){3}")
        .matches(".*-[0-9a-f]{8}")
        .doesNotContain("..")
        .doesNotContain(".lock/")
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void longNamesAreCutAndKeptApart() {
    String one = BranchName.of("n".repeat(63), "a".repeat(253), "thresholds");
    String other = BranchName.of("n".repeat(63), "a".repeat(253), "stages");
    assertThat(one).hasSizeLessThanOrEqualTo(100).isNotEqualTo(other);
    assertThat(one).isEqualTo(BranchName.of("n".repeat(63), "a".repeat(253), "thresholds"));
  }
}
