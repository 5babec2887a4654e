// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.MessageLine;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Kept;
import io.github.liqscape.flink.state.KeptSerializer;
import io.github.liqscape.routing.DueDelivery;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Routing decisions, keyed by user. Lines of the users' journals come out, and in {@link
 * Outputs#MESSAGES} the attempts that are to be made. Outcomes of attempts come in beside the news
 * of markets; one that is late is taken at once, as it happened all the same. In step there are no
 * late ones: nothing happens while one is waited for.
 */
final class UserFunction extends KeyedProcessFunction<String, Told, String> {

  private static final long serialVersionUID = 1L;

  private final Desk desk;
  private final boolean inStep;
  private transient @Nullable ValueState<Kept<UserRouting>> state;

  UserFunction(Desk desk, boolean inStep) {
    this.desk = desk;
    this.inStep = inStep;
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext().getState(new ValueStateDescriptor<>("user", new KeptSerializer<>()));
  }

  @Override
  public void processElement(Told told, Context ctx, Collector<String> journal)
      throws IOException {
    UserRouting user = known(ctx.getCurrentKey());
    if (user == null) {
      user = UserRouting.of(desk, ctx.getCurrentKey(), 0);
      Live.of(state).update(Kept.of(user));
    }
    long watermark = ctx.timerService().currentWatermark();
    if (inStep) {
      user.hear(told);
      goOn(user, watermark, ctx, journal);
    } else if (Millis.of(told.atNanos()) <= watermark) {
      user.apply(told);
      emit(user, ctx, journal);
    } else {
      user.waiting.add(told);
    }
    wake(user, ctx);
  }

  /** As far as a watermark and the outcomes that are waited for allow. */
  private void goOn(UserRouting user, long watermark, Context ctx, Collector<String> journal) {
    while (user.step(watermark)) {
      emit(user, ctx, journal);
    }
  }

  private static void wake(UserRouting user, Context ctx) {
    long watermark = ctx.timerService().currentWatermark();
    if (watermark == Long.MAX_VALUE || user.expects()) {
      return;
    }
    long due = user.nextWake();
    long at =
        Math.min(
            user.waiting.nextMillis(), due == Long.MAX_VALUE ? Long.MAX_VALUE : Millis.of(due));
    at = Math.max(at, watermark + 1);
    if (at < user.waiting.timerMillis) {
      user.waiting.timerMillis = at;
      ctx.timerService().registerEventTimeTimer(at);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext ctx, Collector<String> journal)
      throws IOException {
    UserRouting user = known(ctx.getCurrentKey());
    if (user == null) {
      return;
    }
    long watermark = ctx.timerService().currentWatermark();
    if (inStep) {
      goOn(user, watermark, ctx, journal);
    } else {
      inTime(user, watermark);
      emit(user, ctx, journal);
    }
    if (user.waiting.due(watermark)) {
      user.waiting.timerMillis = Long.MAX_VALUE;
    }
    wake(user, ctx);
  }

  private static void inTime(UserRouting user, long watermark) {
    for (Told told = user.waiting.poll(watermark);
        told != null;
        told = user.waiting.poll(watermark)) {
      user.apply(told);
    }
    if (watermark == Long.MAX_VALUE) {
      user.finish();
    } else {
      user.advanceTo(Millis.endNanos(watermark));
    }
  }

  private void emit(UserRouting user, Context ctx, Collector<String> journal) {
    String key = ctx.getCurrentKey();
    user.takeLines(key).forEach(journal::collect);
    for (DueDelivery due : user.takeDeliveries()) {
      ctx.output(Outputs.MESSAGES, MessageLine.of(key, due));
      if (inStep) {
        user.expect(due);
      }
    }
  }

  private @Nullable UserRouting known(String user) throws IOException {
    Kept<UserRouting> kept = Live.of(state).value();
    return kept == null ? null : kept.live(in -> UserRouting.restore(desk, user, in));
  }
}
