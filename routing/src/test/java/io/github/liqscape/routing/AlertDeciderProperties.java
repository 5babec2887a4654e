// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DescribedTarget;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A decider is a router without its hands, and may be stopped and moved anywhere. */
class AlertDeciderProperties {

  private static final long END = Desk.nanos(400_000);

  private static void play(ScriptedChannel channel, AlertScript script, List<String> attempts) {
    channel.answer =
        d -> {
          attempts.add(channel.target() + " " + d);
          return script.answer(channel.target(), d);
        };
  }

  @Property
  void a_decider_decides_and_sends_as_a_router_does(@ForAll long seed) {
    AlertScript script = new AlertScript(seed);
    Desk desk = new Desk();
    script.settings(desk);
    List<String> attempts = new ArrayList<>();
    for (ScriptedChannel c :
        List.of(desk.inApp, desk.email, desk.push, desk.discord, desk.webhook, desk.paper)) {
      play(c, script, attempts);
    }
    DeciderRun run = new DeciderRun(script, 0);
    List<String> decisions = new ArrayList<>();
    for (AlertScript.Step step : script.steps) {
      run.step(step);
      desk.turnTo(step.seconds());
      long now = desk.time.nanos();
      switch (step.act()) {
        case AlertScript.Act.Publish p -> decisions.add(words(desk.router().publish(p.alert())));
        case AlertScript.Act.Batch b ->
            desk.router().publish(b.alerts()).forEach(d -> decisions.add(words(d)));
        case AlertScript.Act.Mark m ->
            desk.router().apply(new MarkPrice(Desk.BTC, now, now, m.price(), Double.NaN));
        case AlertScript.Act.Mute m -> desk.router().silence(m.silence());
        case AlertScript.Act.Enable e -> desk.router().enable(e.target());
      }
      assertThat(run.decisions).as("seed %s, %s", seed, step).isEqualTo(decisions);
    }
    run.turnTo(END);
    desk.turnTo(END / 1e9);
    // Attempts of one instant at several targets have no order among each other.
    assertThat(run.attempts).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(attempts);
    assertThat(run.told)
        .containsExactlyInAnyOrderElementsOf(desk.events.stream().map(DeciderRun::words).toList());
    assertThat(run.decider.stats()).isEqualTo(desk.router().stats());
    assertThat(run.decider.deadLetters())
        .containsExactlyInAnyOrderElementsOf(desk.router().deadLetters());
    desk.close();
  }

  private static String words(RoutingDecision d) {
    return d.targets().toString();
  }

  @Property
  void a_script_cut_anywhere_goes_on_bit_for_bit(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 20_000) long latencyMillis)
      throws IOException {
    AlertScript script = new AlertScript(seed);
    DeciderRun whole = new DeciderRun(script, latencyMillis * 1_000_000);
    DeciderRun cut = new DeciderRun(script, latencyMillis * 1_000_000);
    Random random = new Random(seed);
    for (AlertScript.Step step : script.steps) {
      if (random.nextInt(6) == 0) {
        byte[] saved = cut.saved();
        cut.restore(saved);
        assertThat(cut.saved()).as("seed %s: saved again", seed).isEqualTo(saved);
      }
      whole.step(step);
      cut.step(step);
      assertThat(cut.decider.nextWake()).as("seed %s", seed).isEqualTo(whole.decider.nextWake());
    }
    whole.turnTo(END);
    cut.turnTo(END);
    assertThat(cut.decisions).as("seed %s", seed).isEqualTo(whole.decisions);
    assertThat(cut.attempts).as("seed %s", seed).isEqualTo(whole.attempts);
    assertThat(cut.told).as("seed %s", seed).isEqualTo(whole.told);
    assertThat(cut.decider.stats()).isEqualTo(whole.decider.stats());
    assertThat(cut.saved()).as("seed %s", seed).isEqualTo(whole.saved());
  }

  @Property(tries = 20)
  void a_byte_that_changed_is_refused(@ForAll long seed) throws IOException {
    DeciderRun run = new DeciderRun(new AlertScript(seed), 1_000_000_000L);
    new AlertScript(seed).steps.forEach(run::step);
    byte[] saved = run.saved();
    for (int i = 0; i < saved.length; i += 1 + saved.length / 50) {
      byte[] damaged = saved.clone();
      damaged[i] ^= 0x04;
      assertThatThrownBy(() -> run.restore(damaged)).isInstanceOf(StateException.class);
    }
  }

  @Example
  void what_was_not_taken_cannot_be_saved_away() {
    AlertDecider decider =
        AlertRouter.builder()
            .channel(
                DescribedTarget.of(
                    ChannelKinds.IN_APP, "inbox", ScriptedChannel.traitsOf(ChannelKinds.IN_APP)))
            .decider(0);
    decider.publish(Desk.zone(AlertTier.WATCHLIST, "z").createdAt(0));
    DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
    assertThatThrownBy(() -> decider.save(out))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("take facts");
  }

  @Example
  void message_to_a_target_that_is_gone_after_an_upgrade_is_dead() throws IOException {
    AlertScript script = new AlertScript(1);
    DeciderRun run = new DeciderRun(script, 60_000_000_000L);
    int i = 0;
    while (run.decider.pending().isEmpty()) {
      run.step(script.steps.get(i++));
    }
    List<String> waiting =
        run.decider.pending().stream().map(m -> m.deliveryId()).toList();
    AlertDecider without =
        AlertRouter.builder()
            .restoreDecider(new DataInputStream(new ByteArrayInputStream(run.saved())));
    assertThat(without.takeFacts())
        .filteredOn(f -> f instanceof RoutingEvent.Ended e && e.end() == DeliveryEnd.DEAD)
        .extracting(f -> ((RoutingEvent.Ended) f).deliveryId())
        .containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(without.pending()).isEmpty();
    assertThat(without.deadLetters()).hasSameSizeAs(waiting);
  }
}
