package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** SHA-256 over every number of a profile, bit for bit, and over its provenance. */
final class ProfileHash {

  private ProfileHash() {}

  static String of(LiquidationProfile p) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    // Maps without an order of their own are hashed in the order of their keys.
    text(digest, p.instrument().toString());
    text(digest, p.provenance().modelId());
    text(digest, p.provenance().fidelity() + " " + p.provenance().markSource());
    text(digest, p.provenance().flags().toString());
    text(digest, new TreeMap<>(p.provenance().ageNanos()).toString());
    text(digest, p.provenance().tiers());
    numbers(
        digest, p.asOfNanos(), p.mark(), p.provenance().coverage(), p.provenance().farShare(),
        p.provenance().unexplainedShare(), p.provenance().gapSeconds24h(),
        p.provenance().printsUsed());
    for (PositionSide side : PositionSide.values()) {
      for (int i = 0; i < p.size(side); i++) {
        numbers(
            digest, 0, p.low(side, i), p.positionNotional(side, i), p.expectedForced(side, i));
      }
      p.zones(side).forEach(z -> text(digest, z.toString()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void text(MessageDigest digest, String s) {
    digest.update(s.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static void numbers(MessageDigest digest, long time, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 8 * values.length);
    bytes.putLong(time);
    for (double v : values) {
      bytes.putDouble(v);
    }
    digest.update(bytes.array());
  }
}
