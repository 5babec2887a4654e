// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Engine;
import io.github.liqscape.flink.state.Kept;
import io.github.liqscape.flink.state.KeptSerializer;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Maps, zones and setups, keyed by instrument. Events wait for the watermark and are applied in the order
 * of event time. One that comes after its watermark is never applied: it goes to {@link
 * Outputs#LATE} and is counted.
 */
class MarketFunction extends KeyedProcessFunction<String, MarketEvent, String> {

  private static final long serialVersionUID = 1L;

  private final Desk desk;
  private transient @Nullable ValueState<Kept<MarketEngines>> state;
  private transient @Nullable Counter late;
  private transient @Nullable Counter applied;

  MarketFunction(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("market", new KeptSerializer<>()));
    late = getRuntimeContext().getMetricGroup().counter("lateEvents");
    applied = getRuntimeContext().getMetricGroup().counter("appliedEvents");
  }

  @Override
  public void processElement(MarketEvent event, Context ctx, Collector<String> decisions)
      throws IOException {
    long at = Millis.of(event.eventNanos());
    if (at <= ctx.timerService().currentWatermark()) {
      Live.of(late).inc();
      engines(event.instrument()).late();
      ctx.output(Outputs.LATE, event);
      return;
    }
    MarketEngines engines = engines(event.instrument());
    engines.waiting.add(event);
    wake(engines, at, ctx);
  }

  private static void wake(MarketEngines engines, long at, Context ctx) {
    if (at < engines.waiting.timerMillis) {
      engines.waiting.timerMillis = at;
      ctx.timerService().registerEventTimeTimer(at);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<String> decisions)
      throws IOException {
    MarketEngines engines = known();
    if (engines == null) {
      return;
    }
    long watermark = ctx.timerService().currentWatermark();
    for (MarketEvent event = engines.waiting.poll(watermark);
        event != null;
        event = engines.waiting.poll(watermark)) {
      Told.Market news = engines.apply(event);
      Live.of(applied).inc();
      if (news.setup().isPresent()) {
        decisions.collect(
            ctx.getCurrentKey() + "\t" + engines.applied() + "\t"
                + SetupJson.write(news.setup().get()));
      }
      tell(news, engines, ctx);
    }
    if (engines.waiting.due(watermark)) {
      engines.waiting.timerMillis = Long.MAX_VALUE;
      long next = engines.waiting.nextMillis();
      if (next != Long.MAX_VALUE) {
        wake(engines, next, ctx);
      }
    }
  }

  private static void tell(Told.Market news, MarketEngines engines, Context ctx) {
    long number = engines.applied();
    long at = news.event().eventNanos();
    // An account does nothing about a WAIT, nor about alerts.
    Told.Market traded =
        new Told.Market(
            news.event(), news.setup().filter(s -> s instanceof Setup.Trade), List.of());
    for (String account : engines.accounts()) {
      ctx.output(Outputs.ACCOUNTS, new Told(account, at, number, traded));
    }
    if (engines.concernsUsers(news)) {
      for (String user : engines.users()) {
        ctx.output(Outputs.USERS, new Told(user, at, number, news));
      }
    }
  }

  private @Nullable MarketEngines known() throws IOException {
    Kept<MarketEngines> kept = Live.of(state).value();
    return kept == null ? null : kept.live(restorer());
  }

  private MarketEngines engines(Instrument instrument) throws IOException {
    MarketEngines known = known();
    if (known != null) {
      return known;
    }
    MarketEngines fresh = fresh(desk, instrument);
    Live.of(state).update(Kept.of(fresh));
    return fresh;
  }

  private Engine.Restorer<MarketEngines> restorer() {
    return in -> restored(desk, in);
  }

  /** Engines of an instrument that has none. */
  MarketEngines fresh(Desk of, Instrument instrument) {
    return MarketEngines.of(of, instrument);
  }

  /** Engines from their bytes. */
  MarketEngines restored(Desk of, DataInput in) throws IOException {
    return MarketEngines.restore(of, in);
  }
}
