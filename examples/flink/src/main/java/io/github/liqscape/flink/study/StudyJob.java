// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.study;

import io.github.liqscape.setup.study.StudiedMarket;
import io.github.liqscape.setup.study.StudyProgress;
import io.github.liqscape.setup.study.StudyReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The walk-forward study as a bounded job: markets are replayed and labelled wherever there is a
 * slot, and what they gave is fitted and reported in one place, in the order of the markets. The
 * figures are those of {@link io.github.liqscape.setup.study.SetupStudy#run}, each of them.
 */
public final class StudyJob {

  private StudyJob() {}

  /** The job without its end: each market's result, in any order. */
  public static DataStream<StudiedPart> parts(
      StreamExecutionEnvironment env, StudyRule rule, StudyMarkets markets) {
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    return env.fromSequence(0, markets.count() - 1L)
        .rebalance()
        .map(Math::toIntExact, BasicTypeInfo.INT_TYPE_INFO)
        .map(
            number ->
                new StudiedPart(
                    number,
                    rule.study().study(markets.market(number), StudyProgress.SILENT)),
            StudiedPart.TYPE)
        .name("study of a market");
  }

  /**
   * Runs it.
   *
   * @param data what the markets are, for the report
   */
  public static StudyReport run(
      StreamExecutionEnvironment env, StudyRule rule, StudyMarkets markets, String data)
      throws Exception {
    List<StudiedPart> parts = new ArrayList<>();
    CloseableIterator<StudiedPart> all =
        parts(env, rule, markets).executeAndCollect("study of " + data);
    try {
      all.forEachRemaining(parts::add);
    } finally {
      all.close();
    }
    parts.sort(Comparator.comparingInt(StudiedPart::number));
    List<StudiedMarket> studied = parts.stream().map(StudiedPart::studied).toList();
    return rule.study().report(data, studied);
  }
}
