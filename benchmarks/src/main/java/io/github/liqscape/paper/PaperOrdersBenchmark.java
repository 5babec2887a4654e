// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Requests to the paper venue beside a matching engine: a limit order rests and is canceled, a market
 * order takes. A request here is checked, reserves margin, moves money in a ledger and, with a journal,
 * is written with all that it brought about; the peer keeps a book and nothing else.
 *
 * <p>{@code GROUP_4096}: group commit of 4,096 requests, one force for them all, which the caller waits
 * for; and a snapshot every 10,000 requests, the account's own choice. Each iteration has a new account: it
 * keeps all its closed trades, and the answers to its newest 100,000 requests.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PaperOrdersBenchmark {

  private static final int GROUP = 4_096;

  @Param({"OFF", "GROUP_4096"})
  private String journal = "OFF";

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Path folder;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private PaperBroker broker;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private OrderBook peer;

  private long number;
  private boolean written;

  /** A new account and a new book. */
  @Setup(Level.Iteration)
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("paper-orders");
    written = !journal.equals("OFF");
    broker = PaperVenue.broker(written ? folder.resolve("journal") : null);
    broker.apply(
        new TopOfBook(
            PaperVenue.BTC, PaperVenue.START, PaperVenue.START, 99_999, 1e6, 100_001, 1e6));
    peer =
        new OrderBook(
            new OrderBookListener() {
              @Override
              public void match(
                  long resting, long incoming, Side side, long price, long executed,
                  long remaining) {}

              @Override
              public void add(long id, Side side, long price, long size) {}

              @Override
              public void cancel(long id, long canceled, long remaining) {}
            });
    peer.enter(Long.MAX_VALUE, Side.SELL, 1_000_010, Long.MAX_VALUE / 4);
  }

  /** Their end. */
  @TearDown(Level.Iteration)
  public void remove() throws IOException {
    broker.close();
    PaperVenue.delete(folder);
  }

  /** Two requests: a limit order comes and goes. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Object restAndCancel() {
    String id = "r" + number++;
    broker.submit(
        Order.limit(id, PaperVenue.BTC, OrderSide.BUY, 0.001, 90_000.0 + number % 1000).build());
    OrderAnswer answer = broker.cancel(id);
    commit();
    return answer;
  }

  /** After two requests. */
  private void commit() {
    if (written && number % (GROUP / 2) == 0) {
      broker.force();
    }
  }

  /** Two requests: a market order opens, another closes. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Object openAndClose() {
    long n = number++;
    broker.submit(Order.market("o" + n, PaperVenue.BTC, OrderSide.BUY, 0.001).build());
    OrderAnswer answer =
        broker.submit(Order.market("c" + n, PaperVenue.BTC, OrderSide.SELL, 0.001).build());
    commit();
    return answer;
  }

  /** The peer: an order comes and goes. */
  @Benchmark
  @OperationsPerInvocation(2)
  public void peerRestAndCancel() {
    long id = number++;
    peer.enter(id, Side.BUY, 900_000 + id % 1000, 1);
    peer.cancel(id, 0);
  }

  /** The peer: an order takes. */
  @Benchmark
  public void peerTake() {
    peer.enter(number++, Side.BUY, 1_000_010, 1);
  }
}
