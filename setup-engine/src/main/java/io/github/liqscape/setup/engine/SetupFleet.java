// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many engines whose candles close at the same moment, decided on by several threads: for a process
 * that follows hundreds of instruments in several timeframes.
 *
 * {@snippet :
 * SetupFleet.Builder builder = SetupFleet.builder();
 * for (LiquidationMap map : maps) {
 *   for (Timeframe timeframe : timeframes) {
 *     builder.add(SetupEngine.of(map.instrument(), timeframe), map::profile);
 *   }
 * }
 * try (SetupFleet fleet = builder.build()) {
 *   fleet.apply(events, setups::add); // in the order of the events
 * }
 * }
 *
 * <p>The engines of one instrument always run on the same thread, each instrument's events in the
 * order given. What comes out does not depend on the number of threads: every setup is the one that
 * the engine alone would have made, handed over in the order of the events and, for one event, in
 * the order in which its engines were added.
 *
 * <p>Threading: one caller at a time, on which setups are handed over. While no {@link #apply} runs,
 * the caller may use the engines, their maps and whatever else the suppliers read as if there were
 * no other threads; a supplier is called on the thread of its instrument.
 */
public final class SetupFleet implements AutoCloseable {

  /** The most threads that a fleet may have. */
  public static final int MOST_THREADS = 256;

  private final Map<Instrument, Crew> crews = new HashMap<>();
  private final List<SetupEngine> engines;
  private final int threads;

  /** All threads but the caller's, which does the first share itself. */
  private final List<ExecutorService> others = new ArrayList<>();

  private long foreign;
  private boolean closed;

  /** An engine and what it asks for a profile, if it does. */
  private record Member(SetupEngine engine, @Nullable Supplier<LiquidationProfile> profile) {

    @Nullable Setup apply(MarketEvent event) {
      return (profile == null ? engine.apply(event) : engine.apply(event, profile)).orElse(null);
    }
  }

  /** The engines of one instrument, and the thread that they belong to. */
  private record Crew(int share, List<Member> members) {}

  private SetupFleet(Builder builder) {
    engines = builder.members.stream().map(Member::engine).toList();
    Map<Instrument, List<Member>> byInstrument = new HashMap<>();
    List<Instrument> order = new ArrayList<>();
    for (Member member : builder.members) {
      Instrument instrument = member.engine.instrument();
      byInstrument
          .computeIfAbsent(
              instrument,
              absent -> {
                order.add(absent);
                return new ArrayList<>();
              })
          .add(member);
    }
    threads = Math.max(1, Math.min(builder.threads, order.size()));
    int[] load = new int[threads];
    for (Instrument instrument : order) {
      List<Member> members = Objects.requireNonNull(byInstrument.get(instrument));
      int share = least(load);
      load[share] += members.size();
      crews.put(instrument, new Crew(share, List.copyOf(members)));
    }
    for (int i = 1; i < threads; i++) {
      String name = "liqscape-setups-" + i;
      others.add(
          Executors.newSingleThreadExecutor(
              task -> Thread.ofPlatform().name(name).daemon().unstarted(task)));
    }
  }

  private static int least(int[] load) {
    int least = 0;
    for (int i = 1; i < load.length; i++) {
      least = load[i] < load[least] ? i : least;
    }
    return least;
  }

  /** Starts a fleet. */
  public static Builder builder() {
    return new Builder();
  }

  /** All engines in the order in which they were added. */
  public List<SetupEngine> engines() {
    return engines;
  }

  /** Number of threads that decide, the caller's among them: no more than there are instruments. */
  public int threads() {
    return threads;
  }

  /** Number of events of instruments that no engine is of; they are ignored. */
  public long foreignEvents() {
    return foreign;
  }

  /**
   * Applies events to all engines of their instruments, and hands over every setup that comes of
   * them. Returns when all engines are done and all setups handed over.
   *
   * <p>An engine, a supplier or a taker that throws keeps nobody else from their work: the first
   * exception is thrown at the end, with all others suppressed in it.
   *
   * @param events those of one instrument in the order received
   * @param taker gets the setups on the calling thread
   * @throws IllegalStateException if the fleet is closed; nothing was applied then
   */
  public void apply(List<? extends MarketEvent> events, Consumer<? super Setup> taker) {
    if (closed) {
      throw new IllegalStateException("fleet is closed");
    }
    List<MarketEvent> taken = List.copyOf(events);
    Share[] shares = new Share[threads];
    for (int i = 0; i < threads; i++) {
      shares[i] = new Share();
    }
    int[] doer = new int[taken.size()];
    for (int i = 0; i < doer.length; i++) {
      Crew crew = crews.get(taken.get(i).instrument());
      if (crew == null) {
        foreign++;
        doer[i] = -1;
      } else {
        doer[i] = crew.share;
        shares[crew.share].tasks.add(new Task(i, taken.get(i), crew.members));
      }
    }
    Failure failure = run(shares);
    hand(doer, shares, taker, failure);
    failure.rethrow();
  }

  private Failure run(Share[] shares) {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      if (!shares[i].tasks.isEmpty()) {
        running.add(others.get(i - 1).submit(shares[i]));
      }
    }
    shares[0].run();
    running.forEach(SetupFleet::await);
    Failure all = new Failure();
    for (Share share : shares) {
      share.failure.addTo(all);
    }
    return all;
  }

  /** Engines are at work: even an interrupted caller has to wait for them. */
  private static void await(Future<?> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a share does not throw", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hand(
      int[] doer, Share[] shares, Consumer<? super Setup> taker, Failure failure) {
    int[] next = new int[shares.length];
    for (int i = 0; i < doer.length; i++) {
      List<Answer> answers = doer[i] < 0 ? List.of() : shares[doer[i]].answers;
      while (doer[i] >= 0 && next[doer[i]] < answers.size()
          && answers.get(next[doer[i]]).event == i) {
        Setup setup = answers.get(next[doer[i]]++).setup;
        failure.of(() -> taker.accept(setup));
      }
    }
  }

  /** Ends the threads. The engines stay as they are. */
  @Override
  public void close() {
    closed = true;
    others.forEach(ExecutorService::close);
  }

  private record Task(int event, MarketEvent applied, List<Member> members) {}

  private record Answer(int event, Setup setup) {}

  /** What one thread does of a batch, and what came of it. */
  private static final class Share implements Runnable {

    private final List<Task> tasks = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Failure failure = new Failure();

    @Override
    public void run() {
      for (Task task : tasks) {
        for (Member member : task.members) {
          failure.of(
              () -> {
                Setup setup = member.apply(task.applied);
                if (setup != null) {
                  answers.add(new Answer(task.event, setup));
                }
              });
        }
      }
    }
  }

  /** The first thing thrown, and in it the others. */
  private static final class Failure {

    private @Nullable Throwable first;

    void of(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException | Error thrown) {
        add(thrown);
      }
    }

    private void add(Throwable thrown) {
      if (first == null) {
        first = thrown;
      } else if (!thrown.equals(first)) {
        first.addSuppressed(thrown);
      }
    }

    void addTo(Failure other) {
      if (first != null) {
        other.add(first);
      }
    }

    void rethrow() {
      if (first instanceof Error error) {
        throw error;
      }
      if (first instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  /** Collects the engines of a fleet. */
  public static final class Builder {

    private final List<Member> members = new ArrayList<>();
    private final Set<SetupEngine> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    private Builder() {}

    /**
     * Adds an engine.
     *
     * @param profile asked at each of its closed candles
     * @throws IllegalArgumentException if it was added before
     */
    public Builder add(SetupEngine engine, Supplier<LiquidationProfile> profile) {
      return add(new Member(engine, Objects.requireNonNull(profile, "profile")));
    }

    /**
     * Adds an engine for which no profile is known: its answers will be WAIT, NO_ZONE.
     *
     * @throws IllegalArgumentException if it was added before
     */
    public Builder add(SetupEngine engine) {
      return add(new Member(engine, null));
    }

    private Builder add(Member member) {
      Objects.requireNonNull(member.engine, "engine");
      if (!known.add(member.engine)) {
        throw new IllegalArgumentException(
            "engine of " + member.engine.instrument() + " "
                + member.engine.config().timeframe().code() + " was added before");
      }
      members.add(member);
      return this;
    }

    /**
     * Sets how many threads decide, the caller's among them; all processors unless set.
     *
     * @param count in [1, {@value SetupFleet#MOST_THREADS}]
     */
    public Builder threads(int count) {
      if (count < 1 || count > MOST_THREADS) {
        throw new IllegalArgumentException(
            "threads must be in [1, " + MOST_THREADS + "], was " + count);
      }
      threads = count;
      return this;
    }

    public SetupFleet build() {
      return new SetupFleet(this);
    }
  }
}
