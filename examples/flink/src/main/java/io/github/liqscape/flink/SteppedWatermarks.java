// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.market.MarketEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * A watermark whenever event time has moved on by a step, not whenever a clock has: a replay, which
 * is faster than any clock, holds back no more events than a live feed.
 */
final class SteppedWatermarks implements WatermarkGenerator<MarketEvent> {

  private final long latenessMillis;
  private final long stepMillis;
  private long newest = Long.MIN_VALUE;
  private long told = Long.MIN_VALUE;

  private SteppedWatermarks(long latenessMillis, long stepMillis) {
    this.latenessMillis = latenessMillis;
    this.stepMillis = stepMillis;
  }

  /**
   * Watermarks for events that are at most so late.
   *
   * @param lateness an event that is later goes to the side output
   * @param step event time between watermarks
   */
  static WatermarkStrategy<MarketEvent> of(Duration lateness, Duration step) {
    long late = lateness.toMillis();
    long every = step.toMillis();
    return WatermarkStrategy.<MarketEvent>forGenerator(c -> new SteppedWatermarks(late, every))
        .withTimestampAssigner((event, given) -> Millis.of(event.eventNanos()));
  }

  @Override
  public void onEvent(MarketEvent event, long millis, WatermarkOutput output) {
    if (millis > newest) {
      newest = millis;
      if (told == Long.MIN_VALUE || millis - told >= stepMillis) {
        told = millis;
        output.emitWatermark(new Watermark(millis - latenessMillis - 1));
      }
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newest > told) {
      told = newest;
      output.emitWatermark(new Watermark(newest - latenessMillis - 1));
    }
  }
}
