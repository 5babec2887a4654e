"""Counts the messages of the recorded Binance captures, without any code of the project.

RecordedFramesTest expects these numbers. Run: python3 count_frames.py <folder of recorded data>
"""
import collections
import gzip
import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])


def messages(path, cut):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            start = line.find(cut)
            if start < 0:
                continue
            frame = json.loads(line[start + len(cut) - 1:])
            yield frame.get("data", frame)


def report(name, found):
    kinds = collections.Counter()
    levels = removed = 0
    closed = sold = 0
    quantity = 0.0
    for m in found:
        kind = m.get("e", "no type")
        kinds[kind] += 1
        if kind == "depthUpdate":
            rows = m["b"] + m["a"]
            levels += len(rows)
            removed += sum(float(q) == 0 for _, q in rows)
        if kind == "kline":
            closed += m["k"]["x"]
        if kind == "aggTrade":
            sold += m["m"]
            quantity += float(m["q"])
    print(name, dict(kinds), "levels", levels, "removed", removed, "closed", closed, "sold", sold,
          "quantity", round(quantity, 6))


report("btc 2024-08", messages(root / "binance-usdm-frames-btc-2024-08/btcusdt_20240808.gz", " {"))
report("small 2021-07", messages(root / "binance-usdm-frames-2021-07/ws_frames.txt.gz", ": {"))
