// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.InAppUpdates;
import io.github.liqscape.routing.channel.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A channel that answers as a test says, and remembers. */
class ScriptedChannel implements DeliveryChannel, InAppUpdates {

  final List<Delivery> attempts = new ArrayList<>();
  final List<Delivery> delivered = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  final List<Integer> repeats = new ArrayList<>();
  Function<Delivery, DeliveryOutcome> answer = d -> DeliveryOutcome.delivered("");

  private final String kind;
  private final String target;
  private final ChannelTraits traits;

  ScriptedChannel(String kind, String target) {
    this(kind, target, traitsOf(kind));
  }

  ScriptedChannel(String kind, String target, ChannelTraits traits) {
    this.kind = kind;
    this.target = target;
    this.traits = traits;
  }

  static ChannelTraits traitsOf(String kind) {
    ChannelTraits standard = ChannelTraits.standard();
    return switch (kind) {
      case ChannelKinds.EMAIL ->
          standard
              .deduping()
              .quietable()
              .inGroups()
              .limitedTo(RateLimit.of(60, Duration.ofMinutes(1)));
      case ChannelKinds.PUSH ->
          standard.deduping().quietable().limitedTo(RateLimit.of(25, Duration.ofSeconds(1)));
      case ChannelKinds.DISCORD ->
          standard
              .materialOnly()
              .limitedTo(
                  RateLimit.of(5, Duration.ofSeconds(2)), RateLimit.of(30, Duration.ofSeconds(60)))
              .sharing(500, RateLimit.of(50, Duration.ofSeconds(1)));
      case ChannelKinds.WEBHOOK ->
          standard.asMachine().deduping().limitedTo(RateLimit.of(10, Duration.ofSeconds(1)));
      case ChannelKinds.PAPER_LOG -> standard.asMachine().deduping();
      default -> standard.deduping();
    };
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return traits;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    attempts.add(delivery);
    DeliveryOutcome outcome = answer.apply(delivery);
    if (outcome instanceof DeliveryOutcome.Delivered) {
      delivered.add(delivery);
    }
    return outcome;
  }

  @Override
  public void repeated(Alert alert, int count) {
    repeats.add(count);
  }

  @Override
  public void ended(Alert alert) {}

  @Override
  public void notice(String code, String text, long nanos) {
    notices.add(code + " " + text);
  }
}
