// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.event.Types;
import io.github.liqscape.market.MarketEvent;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.util.OutputTag;

/** Side outputs of the job's functions. */
final class Outputs {

  /** Events that came after their watermark. */
  static final OutputTag<MarketEvent> LATE = new OutputTag<>("late", Types.EVENT);

  /** What users are told. */
  static final OutputTag<Told> USERS = new OutputTag<>("users", Types.TOLD);

  /** What accounts are told. */
  static final OutputTag<Told> ACCOUNTS = new OutputTag<>("accounts", Types.TOLD);

  /** Attempts that are to be made. */
  static final OutputTag<String> MESSAGES =
      new OutputTag<>("messages", BasicTypeInfo.STRING_TYPE_INFO);

  private Outputs() {}
}
