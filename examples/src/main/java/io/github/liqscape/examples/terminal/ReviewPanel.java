// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.paper.gate.Condition;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.PromotionGate;
import io.github.liqscape.paper.gate.Stage;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.Label;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.run.PaperRecord;
import io.github.liqscape.paper.run.RecordedEvidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;

/**
 * Findings and gate of the paper account as JSON, worked out from its journal as {@code paper review} and
 * {@code paper gate} do. That takes longer than a page should wait for twice, so an answer is kept for a
 * while.
 *
 * <p>Threading: thread-safe; one caller works, the others wait for it.
 */
final class ReviewPanel {

  private static final JsonFactory JSON = new JsonFactory();
  private static final long KEPT_NANOS = 5_000_000_000L;
  private static final int FINDINGS = 30;

  private final Path journal;
  private byte[] answer = {};
  private long answeredAt;

  ReviewPanel(Path journal) {
    this.journal = journal;
  }

  /**
   * The panel, at most some seconds old.
   *
   * @param realNanos what {@link System#nanoTime} says now
   */
  synchronized byte[] json(long realNanos) {
    if (answer.length == 0 || realNanos - answeredAt > KEPT_NANOS) {
      answer = work();
      answeredAt = realNanos;
    }
    return answer;
  }

  private byte[] work() {
    PaperRecord record = PaperRecord.read(journal, nanos -> {});
    ReviewReport review = record.review();
    GateReport gate =
        PromotionGate.standard()
            .judge(
                RecordedEvidence.of(journal, record, review, Stage.PAPER, List.of()).build());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("trades", review.trades().size());
      findings(out, review.findings());
      gate(out, gate);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void findings(JsonGenerator out, List<Finding> findings) throws IOException {
    out.writeNumberField("findingCount", findings.size());
    out.writeArrayFieldStart("findings");
    for (Finding finding : findings.subList(0, Math.min(FINDINGS, findings.size()))) {
      out.writeStartObject();
      out.writeStringField("trade", finding.tradeId());
      out.writeArrayFieldStart("labels");
      for (Label label : finding.labels()) {
        out.writeString(label.name());
      }
      out.writeEndArray();
      out.writeStringField(
          "cost",
          BigDecimal.valueOf(finding.costE8(), 8).setScale(2, RoundingMode.HALF_EVEN)
              .toPlainString());
      ScreenJson.number(out, "costR", finding.costR());
      out.writeBooleanField("stoppedThenRight", finding.stoppedThenRight());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void gate(JsonGenerator out, GateReport gate) throws IOException {
    out.writeObjectFieldStart("gate");
    out.writeStringField("status", gate.status().name());
    out.writeStringField("stage", gate.stage().name());
    out.writeArrayFieldStart("conditions");
    for (Condition condition : gate.conditions()) {
      out.writeStartObject();
      out.writeStringField("id", condition.id().name());
      out.writeStringField("asks", condition.id().words());
      out.writeBooleanField("pass", condition.pass());
      out.writeStringField("why", condition.why());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
