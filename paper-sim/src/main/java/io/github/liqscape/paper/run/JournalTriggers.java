// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.review.Trigger;
import io.github.liqscape.paper.review.TriggerEpisodes;
import io.github.liqscape.paper.review.TriggerKey;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every trigger of a run, from the brackets that were submitted, refused ones too. The episode of a
 * trigger follows the closes of its setup's timeframe, by the ATR that the setup itself saw.
 */
final class JournalTriggers {

  /** A place on the chart where a rule has fired. */
  private static final class Place {
    private final Instrument instrument;
    private final Timeframe timeframe;
    private final TriggerEpisodes episodes = new TriggerEpisodes();
    private double level;
    private double atr;
    private boolean fired;
    private final List<Integer> open = new ArrayList<>();

    Place(Setup.Trade setup) {
      instrument = setup.instrument();
      timeframe = setup.timeframe();
    }
  }

  private final Map<TriggerKey, Place> places = new LinkedHashMap<>();
  private final Map<Instrument, Candle> last = new LinkedHashMap<>();
  private final List<Trigger> triggers = new ArrayList<>();

  /** A setup came to the broker. */
  void submitted(Setup.Trade setup, String orderId, OrderAnswer answer) {
    TriggerKey key = TriggerKey.of(setup, 0);
    Place place = places.computeIfAbsent(key, k -> new Place(setup));
    double trigger = setup.facts().trigger();
    place.level = trigger > 0 ? trigger : setup.facts().signalPrice();
    place.atr = setup.facts().atr();
    place.fired = true;
    place.open.add(triggers.size());
    triggers.add(
        answer instanceof OrderAnswer.Rejected no
            ? Trigger.suppressed(key, setup.asOfNanos(), no.reason().name())
            : Trigger.accepted(key, setup.asOfNanos(), orderId));
  }

  /** A candle closed: what was submitted since the last one belongs to that. */
  void closed(Instrument instrument, Candle candle) {
    Candle before = last.put(instrument, candle);
    if (before != null) {
      bar(instrument, before);
    }
  }

  private void bar(Instrument instrument, Candle candle) {
    places.forEach(
        (key, place) -> {
          boolean ends = candle.closeNanos() == place.timeframe.openOf(candle.closeNanos());
          if (place.instrument.equals(instrument) && ends && place.atr > 0) {
            episode(key, place, candle.close());
          }
        });
  }

  private void episode(TriggerKey key, Place place, double close) {
    long episode = place.episodes.onBar(close, place.level, place.atr, place.fired);
    for (int index : place.open) {
      Trigger t = triggers.get(index);
      triggers.set(
          index, new Trigger(key.inEpisode(episode), t.timeNanos(), t.orderId(), t.reason()));
    }
    place.open.clear();
    place.fired = false;
  }

  /** All of them, in order. */
  List<Trigger> all() {
    last.forEach(this::bar);
    last.clear();
    return triggers;
  }
}
