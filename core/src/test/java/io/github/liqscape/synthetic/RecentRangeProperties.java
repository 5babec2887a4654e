// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecentRangeProperties {

  @Property
  void it_is_the_range_of_the_last_minutes(
      @ForAll @IntRange(min = 1, max = 20) int minutes,
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 50) Integer> prices) {
    RecentRange range = new RecentRange(minutes);
    for (int i = 0; i < prices.size(); i++) {
      range.add(prices.get(i), -prices.get(i));
      if (i + 1 < minutes) {
        assertThat(range.high()).isNaN();
      } else {
        double highest =
            prices.subList(i + 1 - minutes, i + 1).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        assertThat(range.high()).isEqualTo(highest);
        assertThat(range.low()).isEqualTo(-highest);
      }
    }
  }
}
