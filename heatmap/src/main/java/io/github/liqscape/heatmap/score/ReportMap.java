// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as maps and lists in a fixed order. JSON knows no NaN: such a number is left out. */
final class ReportMap {

  private ReportMap() {}

  static Map<String, Object> of(ScoreReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("instruments", report.instruments().stream().map(Object::toString).toList());
    map.put("verdict", report.verdict().name());
    map.put("resamples", report.resamples());
    map.put("seed", report.seed());
    map.put("horizons", report.horizons().stream().map(ReportMap::horizon).toList());
    return map;
  }

  private static Map<String, Object> horizon(HorizonScore score) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("horizon", score.horizon().toString());
    map.put("verdict", score.verdict().name());
    map.put("reasons", score.reasons());
    map.put("notes", score.notes());
    map.put("counts", counts(score.counts()));
    map.put("rules", score.rules().stream().map(ReportMap::rule).toList());
    List<Map<String, Object>> entries = score.entries().stream().map(ReportMap::entry).toList();
    map.put("entries", entries);
    return map;
  }

  private static Map<String, Object> counts(WindowCounts c) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("frozen", c.frozen());
    map.put("scored", c.scored());
    map.put("fewPrints", c.fewPrints());
    map.put("gaps", c.gaps());
    map.put("noMark", c.noMark());
    map.put("incomplete", c.incomplete());
    map.put("embargoed", c.embargoed());
    map.put("scoredPrints", c.scoredPrints());
    map.put("outsidePrints", c.outsidePrints());
    map.put("lateEvents", c.lateEvents());
    return map;
  }

  private static Map<String, Object> rule(AcceptanceRule rule) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", rule.name());
    map.put("outcome", rule.outcome().name());
    map.put("text", rule.text());
    return map;
  }

  private static Map<String, Object> entry(ScoreEntry e) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", e.metric().name());
    e.baseline().ifPresent(b -> map.put("baseline", b.code()));
    number(map, "value", e.value());
    number(map, "low", e.low());
    number(map, "high", e.high());
    number(map, "p", e.p());
    number(map, "pHolm", e.pHolm());
    map.put("windows", e.windows());
    map.put("days", e.days());
    map.put("observations", e.observations());
    if (!e.note().isEmpty()) {
      map.put("note", e.note());
    }
    return map;
  }

  private static void number(Map<String, Object> map, String key, double value) {
    if (Double.isFinite(value)) {
      map.put(key, value);
    }
  }
}
