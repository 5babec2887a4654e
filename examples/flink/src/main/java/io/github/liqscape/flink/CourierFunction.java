// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.MessageLine;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Delivers: a line of a message goes in, a line of its outcome comes out. Channels may block: each
 * attempt has a virtual thread. After a failure an attempt that was under way is made again, with
 * the same id.
 *
 * <p>The decider lets one attempt of a rate bucket be under way at a time, so limits hold here
 * without a word about them.
 */
final class CourierFunction extends RichAsyncFunction<String, String> {

  private static final long serialVersionUID = 1L;

  private final Channels channels;
  private transient @Nullable ExecutorService threads;
  private transient @Nullable Map<String, DeliveryChannel> open;

  CourierFunction(Channels channels) {
    this.channels = channels;
  }

  @Override
  public void open(OpenContext context) {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    open = new HashMap<>();
  }

  @Override
  public void asyncInvoke(String line, ResultFuture<String> outcome) {
    MessageLine message = MessageLine.read(line);
    String target = message.due().target();
    DeliveryChannel channel =
        Live.of(open)
            .computeIfAbsent(
                message.user() + "\n" + target, k -> channels.open(message.user(), target));
    Live.of(threads)
        .execute(() -> outcome.complete(List.of(delivered(channel, message).line())));
  }

  private DeliveryResult delivered(DeliveryChannel channel, MessageLine message) {
    Delivery delivery = message.due().delivery();
    DeliveryOutcome outcome;
    try {
      outcome = channel.deliver(delivery);
    } catch (RuntimeException e) {
      outcome = DeliveryOutcome.retry(e.getClass().getSimpleName());
    }
    return new DeliveryResult(
        message.user(), channels.doneNanos(message.user(), message.due()), delivery.deliveryId(),
        delivery.attempt(), outcome);
  }

  @Override
  public void close() {
    if (open != null) {
      open.values().forEach(DeliveryChannel::close);
    }
    if (threads != null) {
      threads.close();
    }
  }
}
