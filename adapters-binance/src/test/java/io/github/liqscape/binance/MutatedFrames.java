// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames with something wrong: characters lost, added, changed, repeated, or taken from another
 * frame.
 */
final class MutatedFrames {

  private static final String LETTERS =
      "{}[]\",:\\eE+-.0123456789 \n\u0000\u5e01abopqstTuUSBAmxkzrPn";

  /** Written after the examples of the venue's documentation. */
  static final List<String> WRITTEN =
      List.of(
              "{'stream':'!forceOrder@arr','data':{'e':'forceOrder','E':1791565603055,"
                  + "'o':{'s':'BTCUSDT','S':'SELL',"
                  + "'o':'LIMIT','f':'IOC','q':'0.190','p':'82338.30','ap':'82651.90',"
                  + "'X':'FILLED','l':'0.155',"
                  + "'z':'0.190','T':1791565602120,'ps':'BTCUSDT','st':1}}}",
              "{'e':'aggTrade','E':123456789,'s':'BTCUSDT','a':5933014,'p':'0.001','q':'100',"
                  + "'nq':'100','f':100,"
                  + "'l':105,'T':123456785,'m':true,'st':1}",
              "{'e':'markPriceUpdate','E':1562305380000,'s':'BTCUSDT','p':'11794.15',"
                  + "'i':'11784.62','P':'11784.25',"
                  + "'r':'0.00038167','T':1562306400000,'ap':'11790.1','st':1}",
              "{'e':'kline','E':1638747660000,'s':'BTCUSDT','k':{'t':1638747600000,"
                  + "'T':1638747659999,'s':'BTCUSDT',"
                  + "'i':'1m','f':100,'L':200,'o':'2','c':'3','h':'4','l':'1','v':'1000',"
                  + "'n':100,'x':true,'q':'1',"
                  + "'V':'500','Q':'2','B':'0'}}",
              "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1723161601105,"
                  + "'T':1723161601054,"
                  + "'s':'BTCUSDT','U':51,'u':53,'pu':50,'b':[['61631.70','0.283'],['61632.60',"
                  + "'0.000']],"
                  + "'a':[['61640',7.5]]}}",
              "{'stream':'btcusdt@bookTicker','data':{'e':'bookTicker','u':5,'s':'BTCUSDT',"
                  + "'ps':'BTCUSDT',"
                  + "'b':'84788.20','B':'5.923','a':'84788.30','A':'2.824','T':1791091007473,"
                  + "'E':1791091007473,'st':1}}",
              "{'e':'contractInfo','E':1669356423908,'s':'BTCUSDT','ps':'BTCUSDT',"
                  + "'ct':'PERPETUAL','cs':'TRADING',"
                  + "'bks':[{'bs':1,'bnf':0,'bnc':5000,'mmr':0.01,'cf':0,'mi':21,'ma':50},"
                  + "{'bs':2,'bnf':5000,'bnc':50000,'mmr':0.025,'cf':75,'mi':11,'ma':20}]}",
              "[{'e':'forceOrder','E':2,'o':{'s':'BTCUSDT','S':'BUY','q':'3','p':'100.5',"
                  + "'z':'3','T':1}},"
                  + "{'e':'forceOrder','E':2,'o':{'s':'BTCUSD_PERP','S':'SELL','q':'3','p':'9',"
                  + "'z':'3','T':1,'st':2}}]",
              "{'result':null,'id':1}",
              "{'code':2,'msg':'Invalid request: unknown variant'}")
          .stream()
          .map(text -> text.replace('\'', '"'))
          .toList();

  private final List<String> frames;
  private final SplittableRandom random;

  MutatedFrames(List<String> frames, long seed) {
    this.frames = frames;
    this.random = new SplittableRandom(seed);
  }

  String next() {
    StringBuilder text = new StringBuilder(any());
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      change(text);
    }
    return text.toString();
  }

  private String any() {
    return frames.get(random.nextInt(frames.size()));
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(7)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
      case 2 -> {
        if (at < text.length()) {
          text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
      }
      case 3 -> text.insert(at, text.substring(at, end));
      case 4 -> {
        String other = any();
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(40)));
      }
      case 5 -> text.setLength(at);
      default -> swapFields(text);
    }
  }

  /** The venue promises no order of fields. */
  private void swapFields(StringBuilder text) {
    String[] parts = text.toString().split(",", -1);
    int a = random.nextInt(parts.length);
    int b = random.nextInt(parts.length);
    String kept = parts[a];
    parts[a] = parts[b];
    parts[b] = kept;
    text.setLength(0);
    text.append(String.join(",", parts));
  }
}
