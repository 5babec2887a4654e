// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.report.HtmlReport;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.PaperRun;
import io.github.liqscape.paper.run.RecordedEvidence;
import io.github.liqscape.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Layer 5, paper: a bot trades without money, is reviewed, and is told what its record proves. */
final class PaperAndGate {

  private PaperAndGate() {}

  public static void main(String[] arguments) throws IOException {
    Path journal = Files.createTempDirectory("paper").resolve("journal");
    SyntheticMarket market = SyntheticMarket.of(7);
    Instrument perp = market.instrument();
    PaperBot buysWheneverItCan =
        (event, door) -> { // after the account has seen the event
          double price = door.reference(perp, OrderSide.BUY);
          if (price > 0 && door.positions().isEmpty() && door.liveOrders().isEmpty()) {
            Order entry = Order.market(door.nextId(), perp, OrderSide.BUY, 0.01).build();
            double stop = perp.price(perp.ticks(price * 0.995));
            double target = perp.price(perp.ticks(price * 1.01));
            door.submit(Bracket.of(entry, stop, target)); // a refusal would be its answer
          }
        };
    try (PaperRun run =
        PaperRun.of(
            PaperBroker.builder()
                .account("USDT", "10000")
                .instrument(perp, market.config().tiers()) // 2 and 5 bp, leverage 5, isolated
                .journal(journal),
            buysWheneverItCan)) {
      market.advance(Duration.ofHours(12), run::apply);
      System.out.println(run.result().trades().size() + " trades");
      System.out.println(run.result().balances());
    }

    PaperRecord record = PaperRecord.read(journal, nanos -> {}); // replayed and compared
    ReviewReport review = record.review();
    review.open().forEach(f -> System.out.println(f.tradeId() + " " + f.labels()));
    Path report = journal.resolveSibling("review.html");
    HtmlReport.of(review, record.facts("Buys whenever it can")).write(report);
    System.out.println("report: " + report);
    System.out.println(
        PromotionGate.standard().judge(RecordedEvidence.of(journal).build()).text());
  }
}
