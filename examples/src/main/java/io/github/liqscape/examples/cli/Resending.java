// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one dead letter once more, by a router that is opened for it. */
final class Resending {

  private static final long PATIENCE_SECONDS = 60;

  /**
   * What came of it.
   *
   * @param delivered whether the receiver has it now, or may have it
   * @param words for people
   */
  record Answer(boolean delivered, String words) {}

  private Resending() {}

  /**
   * Sends it and waits for the first answer.
   *
   * @throws IllegalArgumentException if the file lacks a target that messages wait for
   * @throws io.github.liqscape.journal.JournalException if the router of this outbox runs
   */
  static Answer of(Path outbox, String id, TargetsFile targets) throws InterruptedException {
    requireTargets(outbox, id, targets);
    CompletableFuture<Answer> first = new CompletableFuture<>();
    AlertRouterBuilder builder =
        AlertRouter.builder().outbox(outbox).listener(event -> hear(event, id, first));
    List<DeliveryChannel> channels = ChannelDoor.open(targets);
    channels.forEach(builder::channel);
    try (AlertRouter router = builder.build()) {
      channels = List.of(); // the router's now
      if (!router.resend(id)) {
        return new Answer(false, "there is no such dead letter, or its time is over");
      }
      return first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Answer(false, "no answer within a minute; the outbox goes on with it");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      channels.forEach(DeliveryChannel::close);
    }
  }

  private static void requireTargets(Path outbox, String id, TargetsFile targets) {
    OutboxMail mail = OutboxMail.of(outbox);
    Set<String> missing = new TreeSet<>(mail.awaited());
    mail.dead().stream()
        .map(OutboxMail.Dead::message)
        .filter(message -> message.id().equals(id))
        .forEach(message -> missing.add(message.target()));
    List<String> given = new ArrayList<>();
    targets.targets().forEach(target -> given.add(target.config().target()));
    missing.removeAll(given);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "messages wait for " + missing + ", which --config does not have; it has " + given);
    }
  }

  private static void hear(RoutingEvent event, String id, CompletableFuture<Answer> first) {
    switch (event) {
      case RoutingEvent.Ended e when e.deliveryId().equals(id) ->
          first.complete(
              new Answer(
                  e.end().sent(),
                  (e.end() == DeliveryEnd.UNKNOWN ? "it may have arrived" : e.end().name())
                      + (e.detail().isEmpty() ? "" : " (" + e.detail() + ")")));
      case RoutingEvent.Retrying r when r.deliveryId().equals(id) ->
          first.complete(
              new Answer(
                  false,
                  "not yet (" + r.why() + "); it stays in the outbox and is tried again when the"
                      + " router runs"));
      default -> {}
    }
  }
}
