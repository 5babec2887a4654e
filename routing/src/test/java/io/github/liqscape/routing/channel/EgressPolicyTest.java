// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.EgressPolicy.Allowance;
import io.github.liqscape.routing.channel.EgressPolicy.Verdict;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section L of the routing vectors. */
final class EgressPolicyTest {

  private static final String NAME = "https://hooks.example.com/x";

  private static Verdict check(String url, Allowance allowance, String... addresses) {
    return EgressPolicy.resolving(host -> parsed(addresses)).check(URI.create(url), allowance);
  }

  private static List<InetAddress> parsed(String... addresses) throws UnknownHostException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    return all;
  }

  private static void allowed(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
  }

  private static void denied(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Denied.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.10",
        "2606:4700::1111",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "11.0.0.1",
        "9.255.255.255",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "1.0.0.0",
        "100.128.0.0",
        "2001:1::",
        "2003::1",
        "fe00::1",
        "64:ff9b:0:0:0:1::"
      })
  void a_public_address_is_reached_over_https(String address) {
    allowed(check(NAME, Allowance.PUBLIC, address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "0.0.0.0",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "::",
        "::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "fd00:ec2::254",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2001::1",
        "2001:0:ffff::1",
        "2002::1",
        "2002:7f00:1::",
        "ff02::1"
      })
  void an_address_that_is_not_public_is_refused(String address) {
    denied(check(NAME, Allowance.PUBLIC, address));
  }

  @Test
  void one_bad_answer_among_good_ones_is_enough() {
    denied(check(NAME, Allowance.PUBLIC, "203.0.113.10", "10.0.0.1"));
    denied(check(NAME, Allowance.PUBLIC, "10.0.0.1", "203.0.113.10"));
    denied(check("http://hooks.example.com/x", Allowance.PRIVATE, "203.0.113.10", "10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/x",
        "https://user:pw@hooks.example.com/",
        "https://hooks.example.com:8080/",
        "https://203.0.113.10/",
        "https://[2606:4700::1111]/",
        "https://3405803786/",
        "https://0xcb00710a/",
        "ftp://hooks.example.com/",
        "https:///x",
        "file:///etc/passwd",
        "https:hooks.example.com"
      })
  void only_https_to_a_name_on_443_without_a_user_is_allowed(String url) {
    denied(check(url, Allowance.PUBLIC, "203.0.113.10"));
  }

  @Test
  void port_443_may_be_written_out_and_the_scheme_in_upper_case() {
    allowed(check("https://hooks.example.com:443/", Allowance.PUBLIC, "203.0.113.10"));
    allowed(check("HTTPS://hooks.example.com/", Allowance.PUBLIC, "203.0.113.10"));
  }

  @Test
  void loopback_is_admitted_where_it_was_allowed_and_nothing_else() {
    allowed(check("http://127.0.0.1:8080/x", Allowance.LOOPBACK, "127.0.0.1"));
    allowed(check("http://[::1]:8080/x", Allowance.LOOPBACK, "::1"));
    allowed(check("http://localhost:8080/x", Allowance.LOOPBACK, "127.0.0.1", "::1"));
    denied(check("http://bot.lan/x", Allowance.LOOPBACK, "10.1.2.3"));
    denied(check("http://bot.lan/x", Allowance.LOOPBACK, "127.0.0.1", "10.1.2.3"));
    denied(check("http://user:pw@127.0.0.1/x", Allowance.LOOPBACK, "127.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "172.16.0.1", "192.168.1.1", "fd12::1"})
  void private_networks_are_admitted_where_they_were_allowed(String address) {
    allowed(check("http://bot.lan:9000/x", Allowance.PRIVATE, address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "fd00:ec2::254", "100.64.0.1", "::1"})
  void what_is_not_private_stays_refused(String address) {
    denied(check("http://bot.lan/x", Allowance.PRIVATE, address));
    denied(check(NAME, Allowance.PRIVATE, address));
  }

  @Test
  void metadata_is_refused_even_among_private_answers() {
    denied(check("http://bot.lan/x", Allowance.PRIVATE, "fd12::1", "fd00:ec2::254"));
  }

  @Test
  void a_target_of_ones_own_may_still_be_public_by_the_strict_rules() {
    allowed(check(NAME, Allowance.PRIVATE, "203.0.113.10"));
    denied(check("http://hooks.example.com/x", Allowance.PRIVATE, "203.0.113.10"));
    allowed(check(NAME, Allowance.PRIVATE, "203.0.113.10", "10.0.0.1"));
  }

  @Test
  void a_name_without_an_address_is_no_refusal() {
    EgressPolicy policy =
        EgressPolicy.resolving(
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(policy.check(URI.create(NAME), Allowance.PUBLIC))
        .isInstanceOf(Verdict.Unresolved.class);
    assertThat(check(NAME, Allowance.PUBLIC)).isInstanceOf(Verdict.Unresolved.class);
  }

  @Test
  void the_answer_never_shows_path_or_query() {
    for (String url : List.of("http://h.example.com/tok3n?q=s3cret", "https://h:99/tok3n#s3cret")) {
      assertThat(check(url, Allowance.PUBLIC, "203.0.113.10").toString())
          .doesNotContain("tok3n", "s3cret");
    }
  }
}
