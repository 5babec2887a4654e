// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.setup.engine.SetupJson;
import io.github.liqscape.setup.study.SetupStudy;
import io.github.liqscape.setup.study.StudyProgress;
import io.github.liqscape.setup.study.StudyReport;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The study on Flink is the local one. */
class StudyJobTest {

  private static final WalkMarkets MARKETS =
      new WalkMarkets(3, Boolean.getBoolean("liqscape.thorough") ? 6_000 : 400);

  @Test
  void every_figure_is_that_of_the_local_study() throws Exception {
    StudyReport local =
        SetupStudy.of(7)
            .run(
                "walks",
                IntStream.range(0, MARKETS.count()).mapToObj(MARKETS::market).toList(),
                StudyProgress.SILENT);
    assertThat(local.trades()).hasSizeGreaterThan(5);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(3);
    StudyReport flink = StudyJob.run(env, () -> SetupStudy.of(7), MARKETS, "walks");
    assertThat(flink.toJson()).isEqualTo(local.toJson());
    assertThat(flink.text()).isEqualTo(local.text());
    assertThat(words(flink)).isEqualTo(words(local));
  }

  private static List<String> words(StudyReport report) {
    return report.trades().stream()
        .map(t -> t.market() + " " + SetupJson.write(t.setup()) + " " + t.label())
        .toList();
  }
}
