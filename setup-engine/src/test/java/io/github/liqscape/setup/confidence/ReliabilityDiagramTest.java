// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReliabilityDiagramTest {

  private final Predictions predictions = Draws.predictions(500, 1);

  private static ReliabilityDiagram diagram(DiagramTheme theme) {
    return new ReliabilityDiagram("Made-up predictions", List.of("500 draws, seed 1"), theme);
  }

  @Test
  void the_png_is_the_drawing() throws IOException {
    BufferedImage drawn = diagram(DiagramTheme.DARK).draw(predictions);
    BufferedImage read =
        ImageIO.read(new ByteArrayInputStream(diagram(DiagramTheme.DARK).png(predictions)));
    assertThat(read.getWidth()).isEqualTo(ReliabilityDiagram.WIDTH);
    assertThat(read.getHeight()).isEqualTo(ReliabilityDiagram.HEIGHT);
    for (int y = 0; y < read.getHeight(); y += 7) {
      for (int x = 0; x < read.getWidth(); x += 7) {
        assertThat(read.getRGB(x, y)).isEqualTo(drawn.getRGB(x, y));
      }
    }
  }

  @Test
  void a_mark_stands_where_a_bin_is() {
    Predictions half = Predictions.of(new double[] {0.5, 0.5}, new boolean[] {true, false});
    BufferedImage light = diagram(DiagramTheme.LIGHT).draw(half);
    assertThat(light.getRGB(76 + 310, 92 + 310)).isEqualTo(DiagramTheme.LIGHT.mark.getRGB());
    assertThat(light.getRGB(76 + 100, 92 + 340)).isEqualTo(DiagramTheme.LIGHT.panel.getRGB());
  }

  @Test
  void the_figures_stand_under_the_title() {
    assertThat(ReliabilityDiagram.facts(predictions).toString())
        .contains("n 500", "base rate 0.", "skill -0.", "debiased 0.");
  }
}
