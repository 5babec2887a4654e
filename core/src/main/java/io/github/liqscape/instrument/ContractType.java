// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

/** How a perpetual contract pays. */
public enum ContractType {
  /** Sized in base units, margined and settled in the quote currency (USDT, USDC). */
  LINEAR,
  /** Sized in quote currency (contracts of, say, 100 USD), margined and settled in the base coin. */
  INVERSE
}
