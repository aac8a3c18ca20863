#!/usr/bin/env python3
"""Makes strokes.tsv, the strokes of characters, once, from

  cnchar-order 3.2.6 (npm, MIT): 6,939 characters by the order of writing of the People's Republic;
  Debian's rime-data-stroke (LGPL-3): the variant of a character whose length is its count;
  Debian's unicode-data: Unihan's kTotalStrokes, the count of every other character.

  npm pack cnchar-order@3.2.6 && tar xzf cnchar-order-3.2.6.tgz
  apt-get download rime-data-stroke unicode-data, dpkg-deb -x …
  strokes.py package/cnchar.order.min.js …/stroke.dict.yaml …/Unihan_IRGSources.txt.bz2 > strokes.tsv

A line is strokes, tab, the characters written so: 1 横 提, 2 竖 竖钩, 3 撇, 4 点 捺, 5 other folds;
"*12" is a count alone. Lines stand in the order of strokes: by count, then stroke by stroke.
"""
import bz2
import collections
import json
import re
import sys

FLAT = {"横": "1", "提": "1", "竖": "2", "竖钩": "2", "撇": "3", "点": "4", "点2": "4", "捺": "4"}
RIME = {"h": "1", "s": "2", "p": "3", "n": "4", "z": "5"}


def parsed(text, begins):
    at = text.index("JSON.parse('" + begins) + len("JSON.parse('")
    return json.loads(text[at : text.index("')", at)])


def main(order, rime, unihan):
    text = open(order, encoding="utf-8").read()
    letters = {k: FLAT.get(v["name"], "5") for k, v in parsed(text, '{"a":{"shape"').items()}
    strokes = {c: "".join(letters[s] for s in w) for c, w in parsed(text, '{"一":').items()}
    counts = {}
    for line in bz2.open(unihan, "rt", encoding="utf-8"):
        found = re.match(r"U\+([0-9A-F]+)\tkTotalStrokes\t(\d+)", line)
        if found:
            counts[chr(int(found[1], 16))] = int(found[2])
    for line in open(rime, encoding="utf-8"):
        found = re.match(r"(\S)\t([hspnz]+)", line)
        if found and found[1] not in strokes and counts.get(found[1]) == len(found[2]):
            strokes[found[1]] = "".join(RIME[s] for s in found[2])
    for character, count in counts.items():
        strokes.setdefault(character, "*%d" % count)
    lines = collections.defaultdict(list)
    for character, written in strokes.items():
        if ord(character) >= 0x3000:
            lines[written].append(character)
    key = lambda w: (int(w[1:]), "9") if w[0] == "*" else (len(w), w)
    for written in sorted(lines, key=key):
        print(written + "\t" + "".join(sorted(lines[written])))


main(*sys.argv[1:])
