// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.naive.PaperScenario;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A broker without a journal that is saved and restored is the broker that was never stopped. */
class PaperSaveProperties {

  private static Object played(PaperScenario.Step step, FastVenue on) {
    try {
      return step.play().on(on);
    } catch (IllegalArgumentException refused) {
      return "refused: " + refused.getMessage();
    }
  }

  @Property
  void a_script_cut_anywhere_goes_on_bit_for_bit(
      @ForAll @LongRange(min = 1, max = 99_999) long seed) throws IOException {
    PaperScenario script = PaperScenario.of(seed);
    Random random = new Random(seed);
    FastVenue whole = new FastVenue(script.terms());
    FastVenue cut = new FastVenue(script.terms());
    for (PaperScenario.Step step : script.steps()) {
      if (random.nextInt(20) == 0) {
        cut.broker().note("drill", "cut");
        whole.broker().note("drill", "cut");
        byte[] saved = cut.saved();
        List<PaperEvent> before = cut.drain();
        cut = FastVenue.restored(saved);
        assertThat(cut.saved()).as("seed %s: saved again", seed).isEqualTo(saved);
        assertThat(before).isEqualTo(whole.drain());
      }
      assertThat(played(step, cut)).as("seed %s, %s", seed, step).isEqualTo(played(step, whole));
      assertThat(cut.broker().nextId()).isEqualTo(whole.broker().nextId());
    }
    assertThat(cut.drain()).as("seed %s", seed).isEqualTo(whole.drain());
    assertThat(cut.broker().stateHash()).isEqualTo(whole.broker().stateHash());
    assertThat(cut.broker().trades()).isEqualTo(whole.broker().trades());
    assertThat(cut.broker().notes()).isEqualTo(whole.broker().notes());
    assertThat(cut.broker().counts()).isEqualTo(whole.broker().counts());
    assertThat(cut.broker().balances()).isEqualTo(whole.broker().balances());
    assertThat(TermsCodec.bytes(cut.broker().terms())).isEqualTo(TermsCodec.bytes(script.terms()));
  }

  /** Trades are what grows. Who keeps them elsewhere loses nothing but late funding of old ones. */
  @Property
  void trades_that_are_forgotten_move_no_money(
      @ForAll @LongRange(min = 1, max = 99_999) long seed) {
    PaperScenario script = PaperScenario.of(seed);
    FastVenue whole = new FastVenue(script.terms());
    FastVenue light = new FastVenue(script.terms());
    for (PaperScenario.Step step : script.steps()) {
      played(step, whole);
      played(step, light);
      long before = whole.broker().now() - 26 * 3_600_000_000_000L;
      light.broker().forgetTrades(before);
      assertThat(light.broker().trades())
          .noneMatch(trade -> trade.fills().getLast().timeNanos() < before);
    }
    assertThat(light.drain()).as("seed %s", seed).isEqualTo(whole.drain());
    assertThat(light.broker().describe()).isEqualTo(whole.broker().describe());
    List<PaperTrade> all = whole.broker().trades();
    List<PaperTrade> left = light.broker().trades();
    assertThat(left).isEqualTo(all.subList(all.size() - left.size(), all.size()));
  }

  @Example
  void a_byte_that_changed_is_refused_and_so_is_a_state_that_ends_early() throws IOException {
    PaperScenario script = PaperScenario.of(7);
    FastVenue venue = new FastVenue(script.terms());
    script.steps().forEach(step -> played(step, venue));
    byte[] saved = venue.saved();
    for (int i = 0; i < saved.length; i += 1 + saved.length / 200) {
      byte[] damaged = saved.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> FastVenue.restored(damaged))
          .as("byte %s", i)
          .isInstanceOf(StateException.class);
    }
    DataInputStream half =
        new DataInputStream(new ByteArrayInputStream(saved, 0, saved.length / 2));
    assertThatThrownBy(() -> PaperBroker.restore(half, event -> {}))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("ends early");
  }

  @Example
  void an_account_with_a_journal_keeps_its_trades() {
    PaperScenario script = PaperScenario.of(3);
    try (PaperBroker broker = ScriptedLife.builder(script, new FakeDisk()).build()) {
      assertThatThrownBy(() -> broker.forgetTrades(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("journal");
    }
  }
}
