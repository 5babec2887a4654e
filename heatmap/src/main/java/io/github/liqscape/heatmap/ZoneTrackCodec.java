// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the zones of a {@link ZoneTracker}'s side are written, and what is believed when read. */
final class ZoneTrackCodec {

  private static final int MAX_ID_LENGTH = 64;

  private ZoneTrackCodec() {}

  static void write(DataOutput out, List<ZoneTrack> zones) throws IOException {
    out.writeInt(zones.size());
    for (ZoneTrack zone : zones) {
      out.writeInt(zone.low());
      out.writeInt(zone.high());
      out.writeInt(zone.peak());
      out.writeUTF(zone.id());
      out.writeUTF(zone.rootId());
      out.writeLong(zone.firstSeenNanos());
    }
  }

  /** The zones of a side, nearest first: LONG zones downward, SHORT zones upward. */
  static List<ZoneTrack> read(DataInput in, PositionSide side, long lastRoll) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > ZoneDetector.MAX_ZONES) {
      throw new IOException(
          "zones: a side has 0 to " + ZoneDetector.MAX_ZONES + ", " + side + " says " + size);
    }
    List<ZoneTrack> zones = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int low = in.readInt();
      int high = in.readInt();
      int peak = in.readInt();
      long width = (long) high - low + 1;
      if (width < ZoneDetector.MIN_WIDTH || width > ZoneDetector.MAX_WIDTH || peak < low
          || peak > high) {
        throw new IOException(
            "zones: " + side + " zone " + i + " cannot span buckets " + low + " to " + high
                + " with its peak at " + peak);
      }
      String id = readId(in, side);
      String rootId = readId(in, side);
      long firstSeen = in.readLong();
      if (firstSeen >= lastRoll || firstSeen % ZoneTracker.HOUR_NANOS != 0) {
        throw new IOException(
            "zones: " + id + " cannot be first seen at " + firstSeen + ", rolled at " + lastRoll);
      }
      ZoneTrack zone = new ZoneTrack(low, high, peak, id, rootId, firstSeen);
      for (ZoneTrack nearer : zones) {
        boolean inOrder =
            side == PositionSide.LONG ? zone.high() < nearer.low() : zone.low() > nearer.high();
        if (!inOrder || zone.id().equals(nearer.id())) {
          throw new IOException("zones: " + zone + " cannot follow " + nearer);
        }
      }
      zones.add(zone);
    }
    return List.copyOf(zones);
  }

  private static String readId(DataInput in, PositionSide side) throws IOException {
    String id = in.readUTF();
    if (id.length() > MAX_ID_LENGTH || !id.startsWith(side.name().charAt(0) + "@")) {
      throw new IOException("zones: not the id of a " + side + " zone: " + id);
    }
    return id;
  }
}
