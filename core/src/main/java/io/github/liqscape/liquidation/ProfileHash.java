// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import io.github.liqscape.instrument.PositionSide;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content hash of a profile: SHA-256 over the exact bits of all its numbers and of its provenance, in
 * lower-case hex. Maps count in key order, lists in their own. A verdict attached later is no input and
 * does not count. For those who implement {@link LiquidationProfile}.
 */
public final class ProfileHash {

  private final MessageDigest digest;
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

  private ProfileHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash of this profile. */
  public static String of(LiquidationProfile profile) {
    ProfileHash hash = new ProfileHash();
    hash.text(profile.instrument().toString());
    hash.number(profile.asOfNanos());
    hash.number(profile.mark());
    hash.provenance(profile.provenance());
    hash.number(profile.leverageBins().size());
    profile.leverageBins().forEach(hash::number);
    for (PositionSide side : PositionSide.values()) {
      hash.buckets(profile, side);
      List<LiquidationZone> zones = profile.zones(side);
      hash.number(zones.size());
      zones.forEach(hash::zone);
    }
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void buckets(LiquidationProfile p, PositionSide side) {
    number(p.size(side));
    for (int i = 0; i < p.size(side); i++) {
      number(p.low(side, i));
      number(p.high(side, i));
      number(p.positionQuantity(side, i));
      number(p.positionNotional(side, i));
      number(p.expectedForced(side, i));
      for (int bin = 0; bin < p.leverageBins().size(); bin++) {
        number(p.expectedForced(side, i, bin));
      }
    }
  }

  private void zone(LiquidationZone z) {
    text(z.id());
    text(z.rootId());
    number(z.low());
    number(z.high());
    number(z.centroid());
    number(z.expectedForced().mean());
    number(z.expectedForced().low());
    number(z.expectedForced().median());
    number(z.expectedForced().high());
    number(z.expectedForced().prints());
    number(z.positionNotional());
    number(z.percentile());
    text(Boolean.toString(z.ranked()));
    number(z.notionalPer10Bps());
    number(z.ratioToVolume24h());
    number(z.ratioToOpenInterest());
    number(z.leverageSplit().size());
    z.leverageSplit().forEach(this::number);
    number(z.firstSeenNanos());
    number(z.distance());
    number(z.distanceAtr());
    text(z.fidelity().name());
  }

  private void provenance(Provenance p) {
    text(p.modelId());
    texts(p.venues());
    text(p.fidelity().name());
    text(p.markSource().name());
    number(p.coverage());
    number(p.farShare());
    number(p.unexplainedShare());
    number(p.gapSeconds24h());
    number(p.printsUsed());
    map(p.ageNanos());
    text(Boolean.toString(p.stale()));
    texts(p.flags());
    text(p.tiers());
    map(p.assumptions());
  }

  private void map(Map<String, ?> values) {
    number(values.size());
    new TreeMap<>(values)
        .forEach(
            (key, value) -> {
              text(key);
              text(value.toString());
            });
  }

  private void texts(List<String> values) {
    number(values.size());
    values.forEach(this::text);
  }

  private void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  /** Adding zero makes -0.0 and 0.0 one number. */
  private void number(double value) {
    number(Double.doubleToLongBits(value + 0.0));
  }

  private void number(long value) {
    digest.update(eight.putLong(0, value).array());
  }
}
