// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Entries of 200 bytes, buffered and durable, on the disk that holds {@code java.io.tmpdir}, beside
 * a file that is written and forced for every entry. Figures of durability are the disk's: compare
 * the two, not machines. 20 µs an entry are 50,000 entries a second.
 */
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalBenchmark {

  private static final int ENTRIES = 4_096;
  private static final int PAYLOAD = 200;

  /** An open journal in a folder of its own. */
  @State(Scope.Benchmark)
  public static class Log {
    private final byte[] payload = new byte[PAYLOAD];

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Journal journal;

    @Setup(Level.Trial)
    public void open() throws IOException {
      folder = Files.createTempDirectory("journal-benchmark");
      journal = Journal.at(folder).open();
    }

    /** Keeps the disk from filling up, outside what is measured. */
    @TearDown(Level.Iteration)
    public void drop() {
      journal.roll();
      journal.dropBefore(journal.durableSequence() + 1);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      journal.close();
      delete(folder);
    }

    long append(long nanos) {
      return journal.append(1, 0, nanos, payload);
    }
  }

  /** The peer: one write and one force for every entry. */
  @State(Scope.Benchmark)
  public static class Plain {
    private final ByteBuffer payload = ByteBuffer.allocate(PAYLOAD + EntryFormat.OVERHEAD);

    @SuppressWarnings("NullAway.Init") // by the set-up
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private FileChannel channel;

    @Setup(Level.Iteration)
    public void open() throws IOException {
      folder = Files.createTempDirectory("journal-benchmark");
      channel =
          FileChannel.open(
              folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
      channel.close();
      delete(folder);
    }

    synchronized void write() {
      try {
        channel.write(payload.clear());
        channel.force(false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How many virtual threads write at once. */
  @State(Scope.Benchmark)
  public static class Writers {
    @Param({"1", "16", "256"})
    public int writers;

    /** Writes all entries, divided among the threads. */
    void all(LongConsumer write) throws InterruptedException {
      Thread[] threads = new Thread[writers];
      for (int w = 0; w < writers; w++) {
        threads[w] =
            Thread.startVirtualThread(
                () -> {
                  for (int i = 0; i < ENTRIES / writers; i++) {
                    write.accept(i);
                  }
                });
      }
      for (Thread t : threads) {
        t.join();
      }
    }
  }

  /** One append, written in blocks of 1 MiB and never forced but at a rotation. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public long appendBuffered(Log log) {
    return log.append(1);
  }

  /** Every writer waits for each of its entries to be durable; the forces are shared. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(ENTRIES)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void appendDurably(Log log, Writers writers) throws InterruptedException {
    writers.all(i -> log.journal.awaitDurable(log.append(i)));
  }

  /** One thread that forces after every 256 entries. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(ENTRIES)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void appendDurablyInBatches(Log log) {
    for (int i = 1; i <= ENTRIES; i++) {
      long sequence = log.append(i);
      if (i % 256 == 0) {
        log.journal.awaitDurable(sequence);
      }
    }
  }

  /** Write and force per entry. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OperationsPerInvocation(ENTRIES)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public void plainWriteAndForce(Plain plain, Writers writers) throws InterruptedException {
    writers.all(i -> plain.write());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
