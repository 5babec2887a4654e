// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.paper.PaperCount;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.review.stats.EquityPoint;
import io.github.liqscape.paper.review.stats.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run came to. Immutable.
 *
 * @param fromNanos time of the first event, 0 without any
 * @param untilNanos time of the account at its end
 * @param events how many were given
 * @param counts of those without effect, by reason
 * @param requests of the bots: orders, changes, cancellations
 * @param rejected how many of them were refused, at once or on arrival, by reason
 * @param fills how many
 * @param trades closed ones, in order of close
 * @param openPositions how many were left at the end
 * @param ambiguous every bar that does not say what happened first, with both outcomes
 * @param equity mark equity by settlement asset, at every closed candle and where UTC days begin
 * @param balances at the end
 * @param risk what the account may do at the end
 * @param lastSequence newest journal entry, 0 without a journal
 * @param stateHash of the account at the end
 */
public record PaperRunResult(
    long fromNanos,
    long untilNanos,
    long events,
    Map<PaperCount, Long> counts,
    long requests,
    Map<RejectReason, Long> rejected,
    long fills,
    List<PaperTrade> trades,
    int openPositions,
    List<PaperEvent.Ambiguous> ambiguous,
    Map<String, List<EquityPoint>> equity,
    List<PaperBalance> balances,
    RiskState risk,
    long lastSequence,
    String stateHash) {

  public PaperRunResult {
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(stateHash, "stateHash");
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
    trades = List.copyOf(trades);
    ambiguous = List.copyOf(ambiguous);
    Map<String, List<EquityPoint>> curves = new LinkedHashMap<>();
    equity.forEach((asset, curve) -> curves.put(asset, List.copyOf(curve)));
    equity = Collections.unmodifiableMap(curves);
    balances = List.copyOf(balances);
  }

  /** Mark equity of one settlement asset; empty if the account has none of it. */
  public List<EquityPoint> equity(String asset) {
    return equity.getOrDefault(asset, List.of());
  }

  /** Net profit of the closed trades that settle in an asset, in 1e-8 of it. */
  public long netE8(String asset, Variant variant) {
    long net = 0;
    for (PaperTrade trade : trades) {
      if (trade.instrument().settleAsset().equals(asset)) {
        net = Math.addExact(net, variant.netE8(trade));
      }
    }
    return net;
  }

  /** Trades whose bars do not tell what happened first. */
  public int ambiguousTrades() {
    return (int) trades.stream().filter(PaperTrade::ambiguous).count();
  }

  /** How many requests were refused. */
  public long refusals() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
