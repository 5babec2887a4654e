// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.log;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Messages;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

final class LogChannelTest {

  private final List<String> lines = new ArrayList<>();

  private Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              lines.add(method.getName() + " " + Arrays.deepToString(arguments));
              return null;
            });
  }

  @Test
  void a_message_is_one_line_whatever_its_text_holds() {
    Alert alert =
        Messages.zone(AlertTier.ACTIVE_RISK)
            .text("title\r\nfake line", "see https://discord.com/api/webhooks/123/abcDEF\nsecond")
            .createdAt(NOW);
    assertThat(new LogChannel("log", logger()).deliver(Messages.of(alert)))
        .isEqualTo(DeliveryOutcome.delivered(""));
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .startsWith("info ")
        .contains("dlv_TEST0001", "[Active risk] title fake line", "Context, not advice.")
        .doesNotContain("abcDEF", "\n", "\r");
  }
}
