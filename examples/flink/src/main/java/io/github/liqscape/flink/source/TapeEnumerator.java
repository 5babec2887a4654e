// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Hands out the tapes: to each reader all of its own, before it begins. */
final class TapeEnumerator implements SplitEnumerator<Tape, List<Tape>> {

  private final SplitEnumeratorContext<Tape> context;
  private final List<Tape> unread;

  /** The reader that a tape is for. */
  private final List<Integer> readers = new ArrayList<>();

  TapeEnumerator(SplitEnumeratorContext<Tape> context, List<Tape> unread) {
    this.context = context;
    this.unread = new ArrayList<>(unread);
    for (int i = 0; i < unread.size(); i++) {
      readers.add(i % context.currentParallelism());
    }
  }

  @Override
  public void start() {
    // Readers come by themselves.
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    // Nobody asks: a reader must know all of its tapes before the first event.
  }

  @Override
  public void addReader(int reader) {
    for (int i = unread.size() - 1; i >= 0; i--) {
      if (readers.get(i) == reader) {
        context.assignSplit(unread.remove(i), reader);
        readers.remove(/* index */ i);
      }
    }
    context.signalNoMoreSplits(reader);
  }

  @Override
  public void addSplitsBack(List<Tape> tapes, int reader) {
    for (Tape tape : tapes) {
      unread.add(tape);
      readers.add(reader);
    }
  }

  @Override
  public List<Tape> snapshotState(long checkpoint) {
    return List.copyOf(unread);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
