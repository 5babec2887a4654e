// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.account.PaperPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Positions of the paper account in the form that {@link OwnRecords} reads. */
public final class PositionText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PositionText() {}

  /**
   * As CSV with a header.
   *
   * @param asOfNanos event time of the account, epoch nanoseconds
   */
  public static String csv(List<PaperPosition> positions, long asOfNanos) {
    StringBuilder text =
        new StringBuilder(
            "symbol,side,quantity,entryPrice,marginMode,leverage,liquidationPrice,asOf\n");
    for (PaperPosition p : positions) {
      text.append(p.instrument()).append(',').append(p.side()).append(',')
          .append(quantity(p).toPlainString()).append(',').append(plain(p.entryPrice()))
          .append(',').append(p.marginMode()).append(',').append(plain(p.leverage())).append(',')
          .append(
              Double.isNaN(p.liquidationPrice()) ? "" : plain(p.liquidationPrice()))
          .append(',').append(Instant.ofEpochSecond(0, asOfNanos)).append('\n');
    }
    return text.toString();
  }

  /**
   * As a JSON array of objects.
   *
   * @param asOfNanos event time of the account, epoch nanoseconds
   */
  public static String json(List<PaperPosition> positions, long asOfNanos) {
    ArrayNode all = JSON.createArrayNode();
    for (PaperPosition p : positions) {
      ObjectNode node = all.addObject();
      node.put("symbol", p.instrument().toString()).put("side", p.side().name());
      node.put("quantity", quantity(p));
      node.put("entryPrice", new BigDecimal(plain(p.entryPrice())));
      node.put("marginMode", p.marginMode().name());
      node.put("leverage", new BigDecimal(plain(p.leverage())));
      if (!Double.isNaN(p.liquidationPrice())) {
        node.put("liquidationPrice", new BigDecimal(plain(p.liquidationPrice())));
      }
      node.put("asOf", Instant.ofEpochSecond(0, asOfNanos).toString());
    }
    return all.toPrettyString() + "\n";
  }

  /** A whole number of lots, as which the account holds it. */
  private static BigDecimal quantity(PaperPosition p) {
    BigDecimal lot = p.instrument().lotSize();
    BigDecimal lots =
        BigDecimal.valueOf(p.quantity()).divide(lot, 0, RoundingMode.HALF_EVEN);
    return lots.multiply(lot);
  }

  private static String plain(double value) {
    return new BigDecimal(String.valueOf(value)).toPlainString();
  }
}
