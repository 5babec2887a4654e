// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.liqscape.instrument.PositionSide;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZoneTrackerTest {

  private static final long HOUR = ZoneTracker.HOUR_NANOS;
  private static final int MARK = 40_000;
  private static final PositionSide SHORT = PositionSide.SHORT;

  private final ZoneTracker tracker = new ZoneTracker();

  /** A zone of buckets outward from the mark, its peak in the middle. */
  private static ZoneCandidate zone(int first, int last) {
    return new ZoneCandidate(first, last, (first + last) / 2, 1, 1, (first + last + 1) / 2.0);
  }

  private static List<ZoneCandidate> zones(ZoneCandidate... zones) {
    return List.of(zones);
  }

  private List<ZoneTrack> roll(long hour, ZoneCandidate... zones) {
    tracker.roll(MARK, zones(zones), MARK, zones(zones), hour * HOUR, HOUR);
    return tracker.zones(SHORT);
  }

  @Test
  void a_first_zone_is_its_own_root() {
    ZoneTrack zone = roll(100, zone(10, 19)).getFirst();
    assertThat(zone.low()).isEqualTo(MARK + 10);
    assertThat(zone.high()).isEqualTo(MARK + 19);
    assertThat(zone.rootId()).isEqualTo(zone.id());
    assertThat(zone.firstSeenNanos()).isEqualTo(99 * HOUR);
  }

  @Test
  void with_a_longer_period_names_are_those_of_its_ends() {
    tracker.roll(MARK, List.of(), MARK, zones(zone(10, 19)), 100 * HOUR, 4 * HOUR);
    List<ZoneCandidate> later = zones(zone(10, 19), zone(40, 49));
    List<ZoneTrack> between = tracker.label(SHORT, MARK, later, 101 * HOUR, 4 * HOUR);
    assertThat(between.getFirst().id()).isEqualTo(tracker.zones(SHORT).getFirst().id());
    assertThat(between.getLast().firstSeenNanos()).isEqualTo(100 * HOUR);
    tracker.roll(MARK, List.of(), MARK, later, 104 * HOUR, 4 * HOUR);
    assertThat(tracker.zones(SHORT)).isEqualTo(between);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> tracker.roll(MARK, List.of(), MARK, later, 105 * HOUR, 4 * HOUR));
  }

  @Test
  void the_id_survives_an_overlap_of_one_half_and_no_less() {
    ZoneTrack old = roll(100, zone(10, 19)).getFirst();
    ZoneTrack half = roll(101, zone(10, 29)).getFirst(); // 10 of 20
    assertThat(half.id()).isEqualTo(old.id());
    assertThat(half.firstSeenNanos()).isEqualTo(old.firstSeenNanos());
    ZoneTrack less = roll(102, zone(10, 50)).getFirst(); // 20 of 41
    assertThat(less.id()).isNotEqualTo(old.id());
    assertThat(less.rootId()).isEqualTo(old.id());
    assertThat(less.firstSeenNanos()).isEqualTo(101 * HOUR);
  }

  @Test
  void slow_drift_keeps_the_id_far_beyond_the_first_place() {
    String id = roll(100, zone(10, 19)).getFirst().id();
    for (int hour = 1; hour <= 30; hour++) {
      assertThat(roll(100 + hour, zone(10 + 3 * hour, 19 + 3 * hour)).getFirst().id())
          .isEqualTo(id);
    }
  }

  @Test
  void a_fast_drift_makes_a_child_of_the_same_root() {
    ZoneTrack old = roll(100, zone(10, 19)).getFirst();
    ZoneTrack child = roll(101, zone(14, 23)).getFirst(); // 6 of 14
    ZoneTrack grandchild = roll(102, zone(18, 27)).getFirst();
    assertThat(Stream.of(old, child, grandchild).map(ZoneTrack::id)).doesNotHaveDuplicates();
    assertThat(grandchild.rootId()).isEqualTo(old.id());
  }

  @Test
  void a_split_leaves_the_id_to_the_larger_part() {
    ZoneTrack old = roll(100, zone(10, 29)).getFirst();
    List<ZoneTrack> parts = roll(101, zone(10, 15), zone(16, 29));
    assertThat(parts.get(1).id()).isEqualTo(old.id());
    assertThat(parts.get(0).id()).isNotEqualTo(old.id());
    assertThat(parts.get(0).rootId()).isEqualTo(old.id());
  }

  @Test
  void of_two_equal_halves_the_nearer_keeps_the_id() {
    ZoneTrack old = roll(100, zone(10, 29)).getFirst();
    List<ZoneTrack> halves = roll(101, zone(10, 19), zone(20, 29));
    assertThat(halves.get(0).id()).isEqualTo(old.id());
    assertThat(halves.get(1).id()).isNotEqualTo(old.id());
    assertThat(halves.get(1).rootId()).isEqualTo(old.id());
  }

  @Test
  void a_merge_takes_the_id_of_the_part_that_makes_half_of_it_else_only_the_root() {
    List<ZoneTrack> old = roll(100, zone(10, 13), zone(14, 29));
    assertThat(roll(101, zone(10, 29)).getFirst().id()).isEqualTo(old.get(1).id());

    List<ZoneTrack> three = roll(102, zone(100, 106), zone(107, 115), zone(116, 122));
    ZoneTrack merged = roll(103, zone(100, 122)).getFirst(); // 9 of 23 is the most
    assertThat(merged.id()).isNotIn(three.stream().map(ZoneTrack::id).toList());
    assertThat(merged.rootId()).isEqualTo(three.get(1).id());
  }

  @Test
  void a_zone_that_vanishes_and_returns_is_a_new_one() {
    ZoneTrack old = roll(100, zone(10, 19)).getFirst();
    roll(101);
    ZoneTrack back = roll(102, zone(10, 19)).getFirst();
    assertThat(back.id()).isNotEqualTo(old.id());
    assertThat(back.rootId()).isEqualTo(back.id());
  }

  @Test
  void a_moving_mark_moves_no_zone() {
    String id = roll(100, zone(10, 19)).getFirst().id();
    tracker.roll(MARK, List.of(), MARK + 7, zones(zone(3, 12)), 101 * HOUR, HOUR);
    assertThat(tracker.zones(SHORT).getFirst().id()).isEqualTo(id);
  }

  @Test
  void labels_between_rolls_change_nothing_and_agree_with_the_next_roll() {
    roll(100, zone(10, 19), zone(50, 60));
    List<ZoneCandidate> later = zones(zone(11, 20), zone(56, 70), zone(90, 99));
    List<ZoneTrack> early = tracker.label(SHORT, MARK, later, 100 * HOUR, HOUR);
    List<ZoneTrack> late = tracker.label(SHORT, MARK, later, 101 * HOUR - 1, HOUR);
    assertThat(early).isEqualTo(late);
    assertThat(early).allMatch(zone -> zone.firstSeenNanos() <= 100 * HOUR);
    tracker.roll(MARK, List.of(), MARK, later, 101 * HOUR, HOUR);
    assertThat(tracker.zones(SHORT)).isEqualTo(early);
  }

  @Test
  void sides_are_mirrored_and_share_no_id() {
    roll(100, zone(10, 19), zone(50, 60));
    roll(101, zone(10, 14), zone(15, 22), zone(58, 70));
    List<ZoneTrack> longs = tracker.zones(PositionSide.LONG);
    List<ZoneTrack> shorts = tracker.zones(SHORT);
    for (int i = 0; i < 3; i++) {
      assertThat(longs.get(i).low()).isEqualTo(2 * MARK - shorts.get(i).high());
      assertThat(longs.get(i).peak()).isEqualTo(2 * MARK - shorts.get(i).peak());
      assertThat(longs.get(i).firstSeenNanos()).isEqualTo(shorts.get(i).firstSeenNanos());
      assertThat(longs.get(i).id().equals(longs.get(i).rootId()))
          .isEqualTo(shorts.get(i).id().equals(shorts.get(i).rootId()));
      assertThat(longs.get(i).id()).startsWith("L@");
      assertThat(shorts.get(i).id()).startsWith("S@");
    }
  }

  @Test
  void a_roll_off_the_hour_or_back_in_time_is_refused() {
    roll(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracker.roll(0, List.of(), 0, List.of(), 101 * HOUR + 1, HOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> roll(99));
  }

  private byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tracker.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ZoneTracker restored(byte[] bytes) throws IOException {
    return ZoneTracker.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void a_restored_tracker_goes_on_alike() throws IOException {
    assertThat(restored(saved()).zones(SHORT)).isEmpty();
    roll(100, zone(10, 19), zone(50, 60));
    roll(101, zone(10, 14), zone(15, 22), zone(58, 70));
    ZoneTracker copy = restored(saved());
    List<ZoneCandidate> next = zones(zone(12, 20), zone(58, 80));
    tracker.roll(MARK, next, MARK, next, 102 * HOUR, HOUR);
    copy.roll(MARK, next, MARK, next, 102 * HOUR, HOUR);
    for (PositionSide side : PositionSide.values()) {
      assertThat(copy.zones(side)).isEqualTo(tracker.zones(side));
    }
  }

  @Test
  void nonsense_is_not_restored() throws IOException {
    roll(100, zone(10, 19), zone(50, 60));
    byte[] bytes = saved();
    byte[] count = bytes.clone();
    ByteBuffer.wrap(count).putInt(8, 13);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(count))
        .withMessageContaining("says 13");
    byte[] high = bytes.clone();
    ByteBuffer.wrap(high).putInt(16, Integer.MAX_VALUE);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(high))
        .withMessageContaining("cannot span");
    byte[] side = bytes.clone();
    side[8 + 4 + 12 + 2] = 'S';
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(side))
        .withMessageContaining("not the id");
    byte[] roll = bytes.clone();
    ByteBuffer.wrap(roll).putLong(0, 0);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restored(roll))
        .withMessageContaining("first seen");
  }
}
