// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangeAdaptersTest {

  private static class Named implements ExchangeAdapterProvider {
    private final String id;

    Named(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public List<String> markets() {
      return List.of("perp");
    }

    @Override
    public Set<Capability> capabilities(String market) {
      return Set.of();
    }

    @Override
    public ExchangeAdapter open(AdapterConfig config, AdapterContext context) {
      throw new UnsupportedOperationException("never opened here");
    }
  }

  private static final class Other extends Named {
    Other(String id) {
      super(id);
    }
  }

  @Test
  void two_providers_of_one_id_are_an_error_that_names_both_classes() {
    assertThatThrownBy(() -> ExchangeAdapters.of(List.of(new Named("moon"), new Other("moon"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'moon'")
        .hasMessageContaining(Named.class.getName())
        .hasMessageContaining(Other.class.getName());
  }

  @Test
  void an_unknown_id_is_an_error_that_lists_what_is_installed() {
    ExchangeAdapters some = ExchangeAdapters.of(List.of(new Named("moon"), new Named("mars")));
    assertThat(some.ids()).containsExactly("mars", "moon");
    assertThatThrownBy(() -> some.provider("sun"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no exchange adapter 'sun' is installed; installed: mars, moon");
    assertThatThrownBy(() -> ExchangeAdapters.of(List.of()).provider("sun"))
        .hasMessageContaining("installed: none");
  }

  @Test
  void an_id_is_lower_case() {
    assertThatThrownBy(() -> ExchangeAdapters.of(List.of(new Named("Moon"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'Moon'");
  }

  @Test
  void an_endpoint_keeps_its_prefix_and_may_hold_no_secret() {
    URI proxy = URI.create("https://proxy.example/binance");
    AdapterConfig config = AdapterConfig.builder("usdm").endpoint(Endpoint.REST, proxy).build();
    assertThat(config.endpoint(Endpoint.REST, "https://own.example")).isEqualTo(proxy);
    assertThat(config.endpoint(Endpoint.STREAM, "wss://own.example"))
        .isEqualTo(URI.create("wss://own.example"));
    URI secret = URI.create("https://user:hunter2@proxy.example");
    assertThatThrownBy(() -> AdapterConfig.builder("usdm").endpoint(Endpoint.REST, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(
            () -> AdapterConfig.builder("usdm").endpoint(Endpoint.REST, URI.create("/relative")))
        .hasMessageContaining("absolute");
  }
}
