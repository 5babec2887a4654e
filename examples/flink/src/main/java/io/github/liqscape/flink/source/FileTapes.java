// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.market.MarketEvent;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Files of events as {@link EventCodec} writes them: decoded once, read many times.
 *
 * @param files each is a tape
 */
public record FileTapes(List<String> files) implements Tapes {

  private static final long serialVersionUID = 1L;
  private static final int BUFFER = 1 << 16;

  public FileTapes {
    files = List.copyOf(files);
  }

  /** Writes a file; how many events it holds. */
  public static long write(Path file, Stream<? extends MarketEvent> events) throws IOException {
    EventCodec codec = new EventCodec();
    long count = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      for (Iterator<? extends MarketEvent> all = events.iterator(); all.hasNext(); count++) {
        out.writeBoolean(true);
        codec.write(all.next(), out);
      }
      out.writeBoolean(false); // a file that was cut has no end
    }
    return count;
  }

  @Override
  public List<String> names() {
    return files;
  }

  @Override
  public Stream<MarketEvent> open(String name) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(Path.of(name)), BUFFER));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(new Events(in), Spliterator.ORDERED), false)
        .onClose(
            () -> {
              try {
                in.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static final class Events implements Iterator<MarketEvent> {
    private final EventCodec codec = new EventCodec();
    private final DataInputStream in;
    private boolean more;

    Events(DataInputStream in) throws IOException {
      this.in = in;
      more = in.readBoolean();
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public MarketEvent next() {
      if (!more) {
        throw new NoSuchElementException("the tape is over");
      }
      try {
        MarketEvent event = codec.read(in);
        more = in.readBoolean();
        return event;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
