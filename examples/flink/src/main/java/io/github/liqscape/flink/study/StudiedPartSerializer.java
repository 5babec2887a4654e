// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.event.ValueSerializer;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.engine.SetupJson;
import io.github.liqscape.setup.study.LabelOutcome;
import io.github.liqscape.setup.study.MarketResult;
import io.github.liqscape.setup.study.NoLabel;
import io.github.liqscape.setup.study.SetupLabel;
import io.github.liqscape.setup.study.StudiedMarket;
import io.github.liqscape.setup.study.StudyTrade;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes what a market gave: every bit of every figure. */
final class StudiedPartSerializer extends ValueSerializer<StudiedPart> {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 50_000_000;

  @Override
  protected void write(StudiedPart part, DataOutput to) throws IOException {
    StateWriter out = new StateWriter(to);
    MarketResult r = part.studied().result();
    out.integer(part.number()).text(r.name()).text(r.timeframe().code());
    out.number(r.firstNanos()).number(r.lastNanos()).integer(r.bars()).integer(r.trades());
    counts(out, r.waits());
    counts(out, r.fidelities());
    out.integer(r.fundingRates()).flag(r.finerPath());
    out.integer(part.studied().trades().size());
    for (StudyTrade trade : part.studied().trades()) {
      out.text(trade.market()).text(SetupJson.write(trade.setup()));
      label(out, trade.label());
    }
  }

  @Override
  protected StudiedPart read(DataInput from) throws IOException {
    StateReader in = new StateReader(from);
    int number = in.integer();
    MarketResult result =
        new MarketResult(
            in.text(MOST), Timeframe.ofCode(in.text(MOST)), in.number(), in.number(),
            in.integer(), in.integer(), counts(in, WaitReason.class), counts(in, Fidelity.class),
            in.integer(), in.flag());
    List<StudyTrade> trades = new ArrayList<>();
    for (int left = in.integer(0, MOST); left > 0; left--) {
      String market = in.text(MOST);
      if (!(SetupJson.read(in.text(MOST)) instanceof Setup.Trade trade)) {
        throw StateReader.malformed("a labelled setup is neither a BUY nor a SELL");
      }
      trades.add(new StudyTrade(market, trade, label(in)));
    }
    return new StudiedPart(number, new StudiedMarket(result, trades));
  }

  private static <E extends Enum<E>> void counts(StateWriter out, Map<E, Integer> counts)
      throws IOException {
    out.integer(counts.size());
    for (Map.Entry<E, Integer> count : counts.entrySet()) {
      out.constant(count.getKey()).integer(count.getValue());
    }
  }

  private static <E extends Enum<E>> Map<E, Integer> counts(StateReader in, Class<E> type)
      throws IOException {
    Map<E, Integer> counts = new EnumMap<>(type);
    for (int left = in.integer(0, MOST); left > 0; left--) {
      counts.put(in.constant(type), in.integer());
    }
    return counts;
  }

  private static void label(StateWriter out, SetupLabel label) throws IOException {
    switch (label) {
      case SetupLabel.None none -> out.flag(false).constant(none.why());
      case SetupLabel.Closed c -> {
        out.flag(true).constant(c.outcome()).integer(c.fillBar()).integer(c.exitBar());
        out.number(c.fillNanos()).number(c.exitNanos()).decimal(c.fillPrice());
        out.decimal(c.exitPrice()).decimal(c.grossR()).decimal(c.feeR());
        out.decimal(c.slippageR()).decimal(c.fundingR()).decimal(c.netR());
        out.flag(c.ambiguous()).flag(c.volumeUnknown());
      }
    }
  }

  private static SetupLabel label(StateReader in) throws IOException {
    return in.flag()
        ? new SetupLabel.Closed(
            in.constant(LabelOutcome.class), in.integer(), in.integer(), in.number(),
            in.number(), in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal(),
            in.decimal(), in.decimal(), in.flag(), in.flag())
        : new SetupLabel.None(in.constant(NoLabel.class));
  }

  @Override
  public TypeSerializer<StudiedPart> duplicate() {
    return new StudiedPartSerializer();
  }

  @Override
  public TypeSerializerSnapshot<StudiedPart> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For Flink, which makes it by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<StudiedPart> {
    /** For Flink. */
    public Snapshot() {
      super(StudiedPartSerializer::new);
    }
  }
}
