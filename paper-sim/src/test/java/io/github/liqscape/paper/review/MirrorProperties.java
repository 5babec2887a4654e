// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A short is a long in the mirror: prices reflected at 100 get the same labels and costs. */
class MirrorProperties {

  private static double tick(double price) {
    return Math.round(price * 100) / 100.0;
  }

  private static Trades drawn(long seed, boolean mirrored) {
    Random random = new Random(seed);
    Trades t = Trades.trade("m");
    int s = mirrored ? -1 : 1;
    t.side = mirrored ? PositionSide.SHORT : PositionSide.LONG;
    t.atr = 1.003 + random.nextInt(3);
    t.signal = tick(100 + s * (random.nextInt(300) - 200) / 100.0);
    t.submit = tick(100 + s * (random.nextInt(200) - 100) / 100.0);
    t.trigger = tick(100 + s * (random.nextInt(500) - 400) / 100.0);
    t.planStop = tick(100 - s * (1 + random.nextInt(400)) / 100.0);
    t.stop = tick(100 - s * (1 + random.nextInt(400)) / 100.0);
    t.target = tick(100 + s * (1 + random.nextInt(1_500)) / 100.0);
    t.liquidation = tick(100 - s * (1 + random.nextInt(900)) / 100.0);
    t.reason = random.nextBoolean() ? ExitReason.STOP : ExitReason.TIME;
    t.exit = t.reason == ExitReason.STOP ? t.stop : tick(100 + s * random.nextInt(100) / 100.0);
    double middle = 100 + s * (random.nextInt(800) - 400) / 100.0 + 0.003;
    t.zones =
        List.of(
            new ZoneEvidence(
                "z", random.nextBoolean() == mirrored ? PositionSide.LONG : PositionSide.SHORT,
                middle - 0.2, middle + 0.2, 95, 1, ZoneState.UNTESTED, 0, Long.MIN_VALUE, 1,
                List.of()));
    return t;
  }

  private static Optional<Finding> finding(Trades t) {
    return PaperReview.of(List.of(t.build()), Map.of()).report().findings().stream().findFirst();
  }

  @Property
  void a_short_gets_the_labels_of_its_mirror_image(@ForAll long seed) {
    Optional<Finding> upright = finding(drawn(seed, false));
    Trades mirror = drawn(seed, true);
    // The zone's offset of 0.003 keeps bounds off the grid; it is mirrored too.
    ZoneEvidence z = mirror.zones.get(0);
    mirror.zones =
        List.of(
            new ZoneEvidence(
                "z", z.side(), z.low() - 0.006, z.high() - 0.006, 95, 1, z.state(), 0,
                Long.MIN_VALUE, 1, List.of()));
    Optional<Finding> mirrored = finding(mirror);

    assertThat(mirrored.isPresent()).isEqualTo(upright.isPresent());
    if (upright.isPresent() && mirrored.isPresent()) {
      assertThat(mirrored.get().symptoms()).extracting(Symptom::reason)
          .isEqualTo(upright.get().symptoms().stream().map(Symptom::reason).toList());
      assertThat(mirrored.get().costsE8()).isEqualTo(upright.get().costsE8());
      assertThat(mirrored.get().costR()).isCloseTo(upright.get().costR(), within(1e-9));
    }
  }
}
