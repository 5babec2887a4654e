// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers with what a test gives it. */
record BodyAdvisor(Function<AdvisorRequest, CompletionStage<byte[]>> answer)
    implements JsonAdvisor {

  static BodyAdvisor saying(Function<AdvisorRequest, String> text) {
    return new BodyAdvisor(
        request ->
            CompletableFuture.completedFuture(
                text.apply(request).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public AdvisorInfo info() {
    return AdvisorInfo.of("test", "model-1", Sha256.of("prompt"));
  }

  @Override
  public CompletionStage<byte[]> ask(AdvisorRequest request, Duration deadline) {
    return answer.apply(request);
  }
}
