// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.replay.ReplayedRouter;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertKind;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.channel.paper.PaperLog;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.outbox.JournalMode;
import io.github.liqscape.routing.rule.TierChannels;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.spi.ReplayClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the setups of a replay, and the zones of its last hours, into alerts and routes them in
 * event time to channels that need no network: an inbox, a log and the paper-bot log. The same data
 * says the same again.
 *
 * <p>Threading: one thread; the router has its own.
 */
final class AlertRun implements AutoCloseable {

  /** How long before the end zones begin to be told; setups are told all the time. */
  static final Duration ZONES = Duration.ofHours(2);

  private final AlertTally tally = new AlertTally();
  private final List<Alert> raised = new ArrayList<>();
  private final AlertFiles files;
  private final ReplayClock clock;
  private final long zonesFrom;
  private final ZoneAlerts zones;
  private final SetupAlerts setups;
  private final Inbox inbox;
  private final ReplayedRouter router;

  /**
   * Starts with nothing told.
   *
   * @param candles timeframe of the candles that come
   * @param signal timeframe of the signal bars, which measures distances
   * @param files where outbox and channels keep theirs, emptied first
   */
  AlertRun(MarketSource market, Timeframe candles, Timeframe signal, AlertFiles files) {
    this.files = files;
    files.empty();
    clock = new ReplayClock(MarketSource.nanos(market.from()));
    zonesFrom = MarketSource.nanos(market.until().minus(ZONES));
    zones = ZoneAlerts.of(market.instrument(), signal).candles(candles).to(this::raise);
    setups = SetupAlerts.to(this::raise);
    inbox = Inbox.at(files.inbox(), "in-app:you");
    router =
        new ReplayedRouter(
            AlertRouter.builder()
                .channel(inbox)
                .channel(new AlertLogFile(files.log()))
                .channel(PaperLog.at(files.paperLog(), "paper-log:bot"))
                .tiers(TierChannels.DEFAULT.with(AlertTier.ACTIONABLE_SETUP, ChannelKinds.LOG))
                .outbox(files.outbox())
                // A replay can be had again: nothing of it must outlive a crash.
                .journalMode(JournalMode.OS)
                .listener(tally),
            clock);
  }

  private void raise(Alert alert) {
    if (alert.kind() != AlertKind.ZONE || alert.createdAtNanos() >= zonesFrom) {
      raised.add(alert);
    }
  }

  /**
   * Takes an event and what followed from it.
   *
   * @param profile of the map, where a bar has closed
   * @param setup of the closed bar
   */
  void apply(MarketEvent event, @Nullable LiquidationProfile profile, @Nullable Setup setup) {
    router.apply(event);
    zones.apply(event);
    if (profile != null) {
      zones.profile(profile);
    }
    if (setup != null) {
      zones.apply(setup);
      setups.apply(setup);
    }
    router.publish(raised);
    raised.clear();
  }

  /** What came of it so far. */
  AlertStep step() {
    return new AlertStep(tally, inbox.items(), files, clock.nanos());
  }

  @Override
  public void close() {
    router.close();
  }
}
