// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.LINEAR_HOSTS;
import static io.github.liqscape.bybit.Bybit.MILLI;
import static io.github.liqscape.bybit.Bybit.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.TimeRange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the range, the launch and the time of day: every closed bar of it, once, ascending. */
final class CandlesQueryProperties {

  private static final long MINUTE = 60_000;
  private static final long T = 1_790_006_400_000L;

  @Property
  void every_closed_bar_of_the_range_comes_once_and_in_order(
      @ForAll @IntRange(min = -3_000_000, max = 200_000_000) int from,
      @ForAll @IntRange(min = 1, max = 200_000_000) int length,
      @ForAll @IntRange(min = 0, max = 2_000) int launch,
      @ForAll @IntRange(min = 0, max = 200_000_000) int age,
      @ForAll @IntRange(min = 100, max = 1_000) int cap) {
    long start = T + launch * MINUTE;
    long now = start + age;
    CandlesQuery query =
        new CandlesQuery(
            LINEAR_HOSTS,
            BTC,
            PriceKind.MARK,
            Timeframe.M1,
            new TimeRange((T + from) * MILLI, (T + from + length) * MILLI));
    Bybit.run(query, uri -> page(uri, start, now, cap));
    List<Long> expected = new ArrayList<>();
    for (long t = start; t < T + from + length && t + MINUTE + 2_000 < now; t += MINUTE) {
      if (t >= T + from) {
        expected.add(t * MILLI);
      }
    }
    assertThat(query.result().stream().map(c -> c.candle().openNanos())).isEqualTo(expected);
  }

  private static String page(URI uri, long launch, long now, int cap) {
    long first = Math.max(launch, Long.parseLong(parameter(uri, "start")));
    long last = Math.min(now, Long.parseLong(parameter(uri, "end")));
    StringBuilder rows = new StringBuilder();
    int count = 0;
    for (long t = last - Math.floorMod(last, MINUTE); t >= first && count < cap; t -= MINUTE) {
      rows.append(count++ == 0 ? "" : ",").append("['").append(t).append("','1','1','1','1']");
    }
    return Bybit.answer(now, "{'list':[" + rows + "]}");
  }
}
