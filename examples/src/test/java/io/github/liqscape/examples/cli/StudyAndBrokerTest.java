package io.github.liqscape.examples.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.recorded.EventTape;
import io.github.liqscape.setup.study.SetupLabel;
import io.github.liqscape.setup.study.SetupStudy;
import io.github.liqscape.setup.study.StudyProgress;
import io.github.liqscape.setup.study.StudyReport;
import io.github.liqscape.setup.study.StudyTrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setup of the recorded year: the study's label beside what the broker makes of it. */
class StudyAndBrokerTest {

  @Test
  void every_setup_of_the_recorded_year_ends_as_its_label_says() {
    assumeTrue(Boolean.getBoolean("liqscape.thorough"), "a whole year: thorough only");
    assumeTrue(
        StudySet.MULTIVENUE.present(),
        () -> "recorded set is missing: " + StudySet.MULTIVENUE.files());
    Map<String, StudySource> sources = new HashMap<>();
    StudySet.MULTIVENUE.sources().forEach(source -> sources.put(source.name(), source));
    StudyReport report =
        SetupStudy.of(1)
            .run(
                "year", sources.values().stream().map(StudySource::market).toList(),
                StudyProgress.SILENT);
    int closed = 0;
    int none = 0;
    double worst = 0;
    List<String> differing = new ArrayList<>();
    for (StudyTrade trade : report.trades()) {
      List<PaperTrade> paper = traded(requireNonNull(sources.get(trade.market())), trade);
      if (trade.label() instanceof SetupLabel.Closed label) {
        closed++;
        double off = paper.size() == 1 ? difference(trade, label, paper.get(0)) : Double.NaN;
        if (!(off < 1e-6)) {
          differing.add(trade.market() + " " + label + " and " + paper);
        } else {
          worst = Math.max(worst, off);
        }
      } else {
        none++;
      }
    }
    System.out.printf(
        "%d closed setups, %d without a label; largest difference %.2g R; differing: %d%n",
        closed, none, worst, differing.size());
    differing.stream().limit(5).forEach(System.out::println);
    assertThat(differing).isEmpty();
    assertThat(closed).isPositive();
  }

  private static double difference(StudyTrade trade, SetupLabel.Closed label, PaperTrade paper) {
    double risk =
        Math.abs(trade.setup().plan().entry() - trade.setup().plan().stop())
            * trade.setup().plan().quantity();
    boolean same =
        paper.entryNanos() == label.fillNanos() && paper.exitNanos() == label.exitNanos();
    return same ? Math.abs(paper.netE8() / 1e8 / risk - label.netR()) : Double.NaN;
  }

  /** The setup's bracket over the candles from its signal on, alone in an account. */
  private static List<PaperTrade> traded(StudySource source, StudyTrade trade) {
    long signal = trade.setup().asOfNanos();
    PaperBroker broker =
        PaperBroker.builder().account("USDT", "1000000").limits(RiskLimits.NONE)
            .instrument(
                InstrumentTerms.of(source.instrument(), StandInTiers.of(source.instrument())))
            .build();
    List<Stream<? extends MarketEvent>> streams = new ArrayList<>();
    streams.add(source.candles().stream());
    source.beside().forEach(events -> streams.add(events.stream()));
    boolean submitted = false;
    long end = signal + 60 * source.signal().nanos();
    try (Stream<MarketEvent> events = EventTape.merge(streams)) {
      for (MarketEvent event : (Iterable<MarketEvent>) events::iterator) {
        boolean funding = event instanceof FundingRate;
        if (event.eventNanos() < signal || event.eventNanos() > end
            || !(funding || event instanceof CandleEvent)) {
          continue;
        }
        if (!submitted && event.eventNanos() > signal) {
          assertThat(broker.submit(trade.setup()).ok()).isTrue();
          submitted = true;
        }
        broker.apply(event);
      }
    }
    return broker.trades();
  }
}
