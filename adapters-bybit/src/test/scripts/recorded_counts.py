#!/usr/bin/env python3
"""Counts what the recorded Bybit frames hold, without any code of this project.

usage: recorded_counts.py DATA_FOLDER

RecordedFramesTest asserts the numbers printed here.
"""
import gzip
import json
import sys
from decimal import Decimal
from pathlib import Path


def book(data):
    frames = [json.loads(line) for line in gzip.open(data / "bybit-v5-book-2024-12/xrpusdt_ob500.jsonl.gz", "rt")]
    sides = {"b": {}, "a": {}}
    levels = {"b": 0, "a": 0}
    removed = 0
    last = None
    holes = 0
    for f in frames:
        d = f["data"]
        if f["type"] == "snapshot":
            sides = {"b": {}, "a": {}}
        elif d["u"] != last + 1:
            holes += 1
        last = d["u"]
        for s in "ba":
            for price, size in d[s]:
                levels[s] += 1
                if Decimal(size) == 0:
                    removed += 1
                    sides[s].pop(Decimal(price), None)
                else:
                    sides[s][Decimal(price)] = Decimal(size)
    bid, ask = max(sides["b"]), min(sides["a"])
    print("book frames", len(frames), "snapshots", sum(f["type"] == "snapshot" for f in frames))
    print("book updates", frames[0]["data"]["u"], "to", last, "holes", holes)
    print("book levels sent: bids", levels["b"], "asks", levels["a"], "of them removals", removed)
    print("book end: bids", len(sides["b"]), "asks", len(sides["a"]), "best", bid, sides["b"][bid], ask, sides["a"][ask])
    print("book end: all bids", sum(sides["b"].values()), "all asks", sum(sides["a"].values()))
    print("book time: first cts", frames[0]["cts"], "last cts", frames[-1]["cts"])


def retired(data):
    lines = gzip.open(data / "bybit-v2-frames-2021-04/ws_frames_inverse.txt.gz", "rt").read().splitlines()
    received = [line.split(": ", 1)[1] for line in lines if not line.startswith("wss://") and ": " in line]
    frames = []
    for text in received:
        try:
            frames.append(json.loads(text))
        except ValueError:
            pass
    print("retired lines", len(lines), "received", len(received), "JSON", len(frames))
    print("retired with a topic", sum("topic" in f for f in frames), "without", sum("topic" not in f for f in frames))


def live(data):
    rows = [json.loads(line) for line in open(data / "live-frames-2026-10/frames.jsonl")]
    bybit = [r["frame"] for r in rows if r["venue"] == "bybit"]
    forced = [d for f in bybit if f["topic"].startswith("allLiquidation") for d in f["data"]]
    print("live bybit frames", len(bybit), "liquidations", len(forced),
          "of positions", {s: sum(d["S"] == s for d in forced) for s in ("Buy", "Sell")})
    tickers = [f for f in bybit if f["topic"].startswith("tickers")]
    print("live tickers", len(tickers), "snapshots", sum(f["type"] == "snapshot" for f in tickers))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    book(folder)
    retired(folder)
    live(folder)
