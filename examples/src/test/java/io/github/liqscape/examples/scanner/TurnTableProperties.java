// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TurnTableProperties {

  /** Has so much to do, one piece a turn. */
  private static final class Worker implements Turns {
    private final int number;
    private final List<Integer> turns;
    private int left;

    Worker(int number, int left, List<Integer> turns) {
      this.number = number;
      this.left = left;
      this.turns = turns;
    }

    @Override
    public boolean turn() {
      turns.add(number);
      left--;
      return left > 0;
    }
  }

  @Property
  void between_two_turns_of_one_lies_at_most_one_of_each_other(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 40) Integer> work) {
    TurnTable table = new TurnTable();
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      table.seat(new Worker(i, work.get(i), turns)).wake();
    }
    while (table.turn()) {
      // Until nobody has work.
    }
    for (int i = 0; i < work.size(); i++) {
      int last = -1;
      for (int t = 0; t < turns.size(); t++) {
        if (turns.get(t) == i) {
          assertThat(t - last).as("turns that %d waited", i).isLessThanOrEqualTo(work.size());
          last = t;
        }
      }
      int own = i;
      assertThat(turns.stream().filter(t -> t == own).count()).isEqualTo(work.get(i).longValue());
    }
  }

  @Property
  void whoever_is_woken_while_working_has_another_turn(
      @ForAll @IntRange(min = 0, max = 5) int wakes) {
    TurnTable table = new TurnTable();
    AtomicInteger turns = new AtomicInteger();
    TurnTable.Seat[] seat = new TurnTable.Seat[1];
    seat[0] =
        table.seat(
            () -> {
              if (turns.incrementAndGet() == 1) {
                for (int i = 0; i < wakes; i++) {
                  seat[0].wake();
                }
              }
              return false;
            });
    seat[0].wake();
    while (table.turn()) {
      // Until nobody has work.
    }
    assertThat(turns.get()).isEqualTo(wakes > 0 ? 2 : 1);
  }

  @Example
  void on_many_threads_nobody_has_two_turns_at_once_and_no_wake_is_lost() throws Exception {
    TurnTable table = new TurnTable();
    int count = 16;
    int wakes = 5_000;
    AtomicInteger[] given = new AtomicInteger[count];
    int[] taken = new int[count]; // written in turns only: a race would lose some
    AtomicInteger[] inside = new AtomicInteger[count];
    AtomicInteger overlaps = new AtomicInteger();
    TurnTable.Seat[] seats = new TurnTable.Seat[count];
    for (int i = 0; i < count; i++) {
      int own = i;
      given[i] = new AtomicInteger();
      inside[i] = new AtomicInteger();
      seats[i] =
          table.seat(
              () -> {
                if (inside[own].incrementAndGet() != 1) {
                  overlaps.incrementAndGet();
                }
                taken[own] += given[own].getAndSet(0);
                inside[own].decrementAndGet();
                return false;
              });
    }
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      threads.add(Thread.ofPlatform().start(table::work));
    }
    List<Thread> wakers = new ArrayList<>();
    for (int w = 0; w < 3; w++) {
      wakers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < wakes; i++) {
                      given[i % count].incrementAndGet();
                      seats[i % count].wake();
                    }
                  }));
    }
    for (Thread waker : wakers) {
      waker.join();
    }
    table.awaitStill();
    table.close();
    for (Thread thread : threads) {
      thread.join();
    }
    int sum = 0;
    for (int each : taken) {
      sum += each;
    }
    assertThat(sum).isEqualTo(3 * wakes);
    assertThat(overlaps.get()).isZero();
  }
}
