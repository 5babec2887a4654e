// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The ranges of the last minutes' marks, beside a list of all of them. */
class MarkTrackProperties {

  private static final long SECOND = 1_000_000_000L;

  private record Covered(int slot, int from, int to) {}

  @Property(tries = 100)
  void the_range_since_a_slot_is_that_of_all_marks_since(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    MarkTrack track = new MarkTrack();
    List<Covered> all = new ArrayList<>();
    long now = random.nextLong(1_900_000_000L) * SECOND;
    for (int i = 0; i < 400; i++) {
      now += random.nextLong(random.nextInt(30) == 0 ? 400 * SECOND : 3 * SECOND);
      if (random.nextInt(10) == 0) {
        now = Math.ceilDiv(now, 5 * SECOND) * 5 * SECOND;
      }
      long at = random.nextInt(6) == 0 ? now - random.nextLong(SECOND + 1) : now;
      int from = random.nextInt(-20, 20);
      int to = from + random.nextInt(4);
      track.cover(at, from, to);
      all.add(new Covered(EntryHistogram.slotOf(at), from, to));
      if (random.nextInt(50) == 0) {
        track = restored(track);
      }
      int last = EntryHistogram.slotOf(now);
      // A step is at most five minutes late.
      int since = last - random.nextInt(60);
      assertThat(track.lowestSince(since, last, 3))
          .isEqualTo(
              all.stream()
                  .filter(c -> c.slot > since)
                  .mapToInt(Covered::from)
                  .reduce(3, Math::min));
      assertThat(track.highestSince(since, last, 3))
          .isEqualTo(
              all.stream().filter(c -> c.slot > since).mapToInt(Covered::to).reduce(3, Math::max));
    }
  }

  private static MarkTrack restored(MarkTrack track) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    track.save(new DataOutputStream(bytes));
    MarkTrack again = new MarkTrack();
    again.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return again;
  }
}
