// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.rule.GroupPolicy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section G of the routing vectors: what a look at a group leads to. */
class GroupTableTest {

  private static Set<String> set(String names) {
    return names.equals("-") ? Set.of() : Set.of(names.split(" ", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "G1, none, 0, 2 3 4, -, true, FIRST", "G2, none, 0, -, 1 2, true, NO_CHANGE",
    "G3, 1 2 3, 99999999, 1 2 3, -, true, REPEAT_INTERVAL",
    "G4, 1 2 3, 540, 1 2 3, -, true, NO_CHANGE",
    "G5, 1 2 3, 660, 1 2 3, -, true, REPEAT_INTERVAL",
    "G6, 1 2 3, 600, 1 2 3, -, true, REPEAT_INTERVAL", "G7, -, 660, -, 3 4 5, true, NO_CHANGE",
    "G8, 1 2, 540, 1, 2 3, true, RESOLVED_IN_GROUP", "G9, 1 2, 540, -, 1 2 3, true, ALL_RESOLVED",
    "G10, -, 60, 1, -, true, FIRST", "off, 1 2, 540, 1, 2, false, RESOLVED_NOT_WANTED",
    "muted, 1 2, 540, -, -, true, NO_CHANGE", "new, 1 2, 540, 1 2 3, -, true, NEW_IN_GROUP"
  })
  void decides(
      String name, String shown, long age, String firing, String ended, boolean sendResolved,
      ReasonCode expected) {
    GroupPolicy policy =
        GroupPolicy.DEFAULT.repeatInterval(Duration.ofMinutes(10)).sendResolved(sendResolved);
    assertThat(
            GroupState.decide(
                shown.equals("none") ? null : set(shown), 0, set(firing), set(ended), policy,
                age * Desk.SECOND))
        .isEqualTo(expected);
  }
}
