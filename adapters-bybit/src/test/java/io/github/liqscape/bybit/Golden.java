// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.json;

import java.util.List;

/** One frame of every kind, written by hand after the documentation. */
final class Golden {

  static final List<String> FRAMES =
      List.of(
          json(
              "{'topic':'publicTrade.BTCUSDT','type':'snapshot','ts':1672304486868,'data':["
                  + "{'T':1672304486865,'s':'BTCUSDT','S':'Buy','v':'0.001','p':'16578.50','L':'PlusTick',"
                  + "'i':'20f43950-d8dd-5b31-9112-a178eb6023af','BT':false,'seq':1783284617},"
                  + "{'T':1672304486866,'s':'BTCUSDT','S':'Sell','v':'1.5','p':'16578.00','L':'MinusTick',"
                  + "'i':'5ce5b3f5-ae5c-5b4a-8d6a-f3a3a2a3f7f5','BT':true,'RPI':false,'seq':1783284618}]}"),
          json(
              "{'topic':'tickers.BTCUSDT','type':'snapshot','data':{'symbol':'BTCUSDT','tickDirection':"
                  + "'PlusTick','lastPrice':'17216.00','markPrice':'17217.33','indexPrice':'17227.36',"
                  + "'openInterest':'68744.761','openInterestValue':'1183601235.91','singleOpenInterest':"
                  + "'34372.381','singleOpenInterestValue':'591800617.96','nextFundingTime':'1673280000000',"
                  + "'fundingRate':'-0.000212','fundingIntervalHour':'8','preOpenPrice':'','bid1Price':"
                  + "'17215.50'},'cs':24987956059,'ts':1673272861686}"),
          json(
              "{'topic':'tickers.BTCUSDT','type':'delta','data':{'symbol':'BTCUSDT','markPrice':'17218.01',"
                  + "'fundingRate':'0.0001','openInterest':'68744.800'},'cs':24987956060,'ts':1673272861786}"),
          json(
              "{'topic':'kline.1.BTCUSDT','data':[{'start':1672324800000,'end':1672324859999,'interval':'1',"
                  + "'open':'16649.5','close':'16677','high':'16677','low':'16608','volume':'2.081','turnover':"
                  + "'34666.4005','confirm':true,'timestamp':1672324860002}],'ts':1672324860003,'type':'snapshot'}"),
          json(
              "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':1739502303204,'data':[{'T':1739502302929,"
                  + "'s':'BTCUSDT','S':'Sell','v':'20000','p':'0.04499'}]}"),
          json(
              "{'topic':'orderbook.200.BTCUSDT','type':'snapshot','ts':1672304484978,'data':{'s':'BTCUSDT','b':"
                  + "[['16493.50','0.006'],['16493.00','0.100']],'a':[['16611.00','0.029'],['16612.00','0.213']],"
                  + "'u':18521288,'seq':7961638724},'cts':1672304484976}"),
          json(
              "{'topic':'orderbook.200.BTCUSDT','type':'delta','ts':1687940967466,'data':{'s':'BTCUSDT','b':"
                  + "[['30247.20','30.028'],['30245.40','0']],'a':[],'u':18521289,'seq':66544703342},"
                  + "'cts':1687940967464}"),
          json(
              "{'topic':'orderbook.1.BTCUSDT','type':'snapshot','ts':1672304484978,'data':{'s':'BTCUSDT','b':"
                  + "[['16493.50','0.006']],'a':[['16611.00','0.029']],'u':9,'seq':1},'cts':1672304484976}"),
          json("{'success':true,'ret_msg':'','conn_id':'2324d924','req_id':'1','op':'subscribe'}"),
          json(
              "{'success':false,'ret_msg':'Invalid"
                  + " topic:[x]','conn_id':'2324d924','req_id':'2','op':'subscribe'}"),
          json("{'success':true,'ret_msg':'pong','conn_id':'0970e817','op':'ping'}"),
          json("{'req_id':'','op':'pong','args':['1675418560633'],'conn_id':'cfcb4ocs'}"));

  private Golden() {}
}
