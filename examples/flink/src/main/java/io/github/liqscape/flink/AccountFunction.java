// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Kept;
import io.github.liqscape.flink.state.KeptSerializer;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Paper brokers, keyed by account. Lines of their journals come out, in order, each once. */
final class AccountFunction extends KeyedProcessFunction<String, Told, String> {

  private static final long serialVersionUID = 1L;

  private final Desk desk;
  private transient @Nullable ValueState<Kept<AccountPaper>> state;

  AccountFunction(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("account", new KeptSerializer<>()));
  }

  @Override
  public void processElement(Told told, Context ctx, Collector<String> journal)
      throws IOException {
    AccountPaper account = known();
    if (account == null) {
      account = AccountPaper.of(desk, ctx.getCurrentKey());
      Live.of(state).update(Kept.of(account));
      account.takeLines(ctx.getCurrentKey()).forEach(journal::collect);
    }
    account.waiting.add(told);
    wake(account, Millis.of(told.atNanos()), ctx);
  }

  private static void wake(AccountPaper account, long at, Context ctx) {
    if (at < account.waiting.timerMillis) {
      account.waiting.timerMillis = at;
      ctx.timerService().registerEventTimeTimer(at);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<String> journal)
      throws IOException {
    AccountPaper account = known();
    if (account == null) {
      return;
    }
    long watermark = ctx.timerService().currentWatermark();
    for (Told told = account.waiting.poll(watermark);
        told != null;
        told = account.waiting.poll(watermark)) {
      account.apply(told);
    }
    account.takeLines(ctx.getCurrentKey()).forEach(journal::collect);
    if (account.waiting.due(watermark)) {
      account.waiting.timerMillis = Long.MAX_VALUE;
      long next = account.waiting.nextMillis();
      if (next != Long.MAX_VALUE) {
        wake(account, next, ctx);
      } else if (watermark == Long.MAX_VALUE) {
        journal.collect(account.lastLine(ctx.getCurrentKey()));
      }
    }
  }

  private @Nullable AccountPaper known() throws IOException {
    Kept<AccountPaper> kept = Live.of(state).value();
    return kept == null ? null : kept.live(AccountPaper::restore);
  }
}
