// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.flink.event.Types;
import io.github.liqscape.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Tapes as a bounded source in the order of event time. Each reader has all its tapes open at once
 * and merges them; each tape has one reader. Flink's FileSource reads the files of a reader one
 * after the other, which is right where order does not matter (see the study), and makes all but
 * the first file late where it does: this is why there is another one.
 *
 * <p>Exactly once: the position in each tape is in the checkpoint. After a restore a tape is opened
 * again and read up to there.
 */
public final class TapeSource
    implements Source<MarketEvent, Tape, List<Tape>>, ResultTypeQueryable<MarketEvent> {

  private static final long serialVersionUID = 1L;

  private final Tapes tapes;

  /** Reads all of these. */
  public TapeSource(Tapes tapes) {
    this.tapes = tapes;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<Tape, List<Tape>> createEnumerator(SplitEnumeratorContext<Tape> context) {
    List<Tape> all = new ArrayList<>();
    tapes.names().forEach(name -> all.add(new Tape(name, 0)));
    return new TapeEnumerator(context, all);
  }

  @Override
  public SplitEnumerator<Tape, List<Tape>> restoreEnumerator(
      SplitEnumeratorContext<Tape> context, List<Tape> unread) {
    return new TapeEnumerator(context, unread);
  }

  @Override
  public SimpleVersionedSerializer<Tape> getSplitSerializer() {
    return new TapesSerializer.One();
  }

  @Override
  public SimpleVersionedSerializer<List<Tape>> getEnumeratorCheckpointSerializer() {
    return new TapesSerializer();
  }

  @Override
  public SourceReader<MarketEvent, Tape> createReader(SourceReaderContext context) {
    return new TapeReader(tapes);
  }

  @Override
  public TypeInformation<MarketEvent> getProducedType() {
    return Types.EVENT;
  }
}
