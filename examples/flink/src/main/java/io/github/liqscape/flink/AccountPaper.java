// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Engine;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One paper account that trades the setups of its markets.
 *
 * <p>Threading: single writer.
 */
public final class AccountPaper implements Engine {

  private static final String KIND = "account-paper";
  private static final int VERSION = 1;

  /** Trades are kept for late funding, which is waited for at most so long. */
  private static final long TRADES_KEPT_NANOS = 26 * 3_600_000_000_000L;

  final WaitingNews waiting;
  private final PaperBroker broker;
  private final List<PaperEvent> told;
  private long lines;

  private AccountPaper(WaitingNews waiting, PaperBroker broker, List<PaperEvent> told) {
    this.waiting = waiting;
    this.broker = broker;
    this.told = told;
  }

  /** An account that has its first money and nothing else. */
  public static AccountPaper of(Desk desk, String account) {
    List<PaperEvent> told = new ArrayList<>();
    return new AccountPaper(
        new WaitingNews(), desk.account(account).listener(told::add).build(), told);
  }

  /** Takes an event, then trades what was decided at it. */
  public void apply(MarketEvent event, Optional<Setup> setup) {
    broker.apply(event);
    if (setup.isPresent() && setup.get() instanceof Setup.Trade trade) {
      broker.submit(trade);
      broker.forgetTrades(broker.now() - TRADES_KEPT_NANOS);
    }
  }

  void apply(Told told) {
    if (told.news() instanceof Told.Market m) {
      apply(m.event(), m.setup());
    }
  }

  /** The lines of the account's journal since this was last asked, each with its own number. */
  public List<String> takeLines(String account) {
    if (told.isEmpty()) {
      return List.of();
    }
    List<String> taken = new ArrayList<>(told.size());
    for (PaperEvent event : told) {
      taken.add(account + "\t" + ++lines + "\t" + event);
    }
    told.clear();
    return taken;
  }

  /** A line about what the account is: for comparing runs. */
  public String lastLine(String account) {
    return account + "\tstate\t" + broker.stateHash();
  }

  /** Bytes of the account, as saved. */
  public long size() throws IOException {
    return Sizes.of(broker::save);
  }

  @Override
  public void save(DataOutput to) throws IOException {
    SavedState.write(
        to, KIND, VERSION,
        out -> {
          out.number(lines);
          waiting.save(out.output());
          broker.save(out.output());
        });
  }

  static AccountPaper restore(DataInput from) throws IOException {
    return SavedState.read(
        from, KIND, VERSION,
        (in, version) -> {
          long lines = in.number();
          List<PaperEvent> told = new ArrayList<>();
          AccountPaper account =
              new AccountPaper(
                  WaitingNews.restore(in.input()), PaperBroker.restore(in.input(), told::add),
                  told);
          account.lines = lines;
          return account;
        });
  }
}
