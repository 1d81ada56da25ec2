"""Takes the part of somebody who has every published table and a solver: wards and their
borough, fine groups and broad ones, totals, an edition and the one before it.

Usage: attack.py PROGRAM SEED
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy
from scipy.optimize import linprog

program, seed = sys.argv[1], int(sys.argv[2])
chance = random.Random(seed)
FINE = {"Indian": "Asian", "Pakistani": "Asian", "Black African": "Black", "Black Caribbean": "Black", "White British": "White", "White Irish": "White", "Arab": "Other"}
AREAS = [f"W{n}" for n in range(1, 5)]
folder = tempfile.mkdtemp()
truth = {}
for area in AREAS:
    for group in FINE:
        most = 200 if group == "White British" else chance.choice([4, 8, 30])
        truth[area, group] = chance.randint(0, most)
people = {key: 400 + value for key, value in truth.items()}


def total(counts, areas, groups):
    return sum(counts[area, group] for area in areas for group in groups)


def write(name):
    os.makedirs(f"{folder}/{name}")
    with open(f"{folder}/{name}/counts.csv", "w", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["area_code", "area_name", "ethnic_group", "numerator", "denominator"])
        for area, parts in [*((one, [one]) for one in AREAS), ("B", AREAS)]:
            for group in FINE:
                lines.writerow([area, area, group, total(truth, parts, [group]), total(people, parts, [group])])
            lines.writerow([area, area, "All", total(truth, parts, FINE), total(people, parts, FINE)])


def plan(name, level, wards, previous=None):
    areas = "".join(f'[[area]]\ncode = "{one}"\nname = "{one}"\nwithin = "B"\n' for one in AREAS if one in wards)
    text = f'id = "{name}"\ntitle = "T"\ndate = "2026-01-01"\npublisher = "P"\nmain = "B"\n'
    text += f'previous = "{previous}"\n' if previous else ""
    text += '[[area]]\ncode = "B"\nname = "B"\n' + areas + '[[theme]]\nid = "t"\ntitle = "T"\n'
    for at, one in enumerate(level):
        text += f'[[measure]]\nid = "m{at}"\ntheme = "t"\ntitle = "M"\nfile = "counts.csv"\nfamily = "f"\n'
        text += f'definition = {{ what = "were", reference = "everyone else" }}\ncolumns = {{ level = "{one}" }}\n'
        text += '[measure.source]\npublisher = "P"\ntitle = "T"\nlicence = "L"\nretrieved = "2026-01-01"\nperiod = "2026"\n'
    open(f"{folder}/{name}/edition.toml", "w").write(text)
    out = f"{folder}/{name}-out"
    done = subprocess.run([program, "scorecard", "build", f"{folder}/{name}", "--out", out], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.load(open(f"{out}/data/scorecard.json")), done.stderr


# Once more is told than before: first the borough and two wards, finely; then all wards, finely and
# broadly. Or less: first all of it finely; then one ward and the borough, broadly.
first, then = (["finest"], AREAS[:2]), (["finest", "5"], AREAS)
if seed % 2:
    first, then = (["finest"], AREAS), (["5"], AREAS[:1])
write("before")
before, _ = plan("before", *first)
write("now")
json.dump(before, open(f"{folder}/now/before.json", "w"))
now, said = plan("now", *then, "before.json")

names = list(truth)
place = {key: at for at, key in enumerate(names)}
equal, right, hidden = [], [], []
known_before = 0
for data in (before, now):
    known_before = known_before or len(equal)
    for measure in data["measures"]:
        for row in measure["rows"]:
            areas = AREAS if row["area_code"] == "B" else [row["area_code"]]
            groups = list(FINE) if row["group"] is None else [g for g, broad in FINE.items() if row["group"] in (g, broad)]
            line = numpy.zeros(len(names))
            for area in areas:
                for group in groups:
                    line[place[area, group]] = 1
            real = total(truth, areas, groups)
            if isinstance(row["numerator"], int):
                assert row["numerator"] == real, "what is published is true"
                assert not 1 <= real < 5, f"a small count is published: {row}"
                equal.append(line)
                right.append(real)
            elif 1 <= real < 5:
                hidden.append((line, real, row))
            if row["rate"] is not None or row["relative_likelihood"] is not None:
                assert isinstance(row["numerator"], int), "nothing is worked out of what is hidden"
            if row["relative_likelihood"] is not None:
                # Compared with everyone else: whoever knows the ratio knows how many they are.
                others = [g for g in FINE if g not in groups]
                line2 = sum(numpy.eye(len(names))[place[area, group]] for area in areas for group in others)
                equal.append(line2)
                right.append(total(truth, areas, others))
                one = [r for r in measure["rows"] if r["area_code"] == row["area_code"] and r["group"] not in (None, row["group"])]
                assert all(isinstance(r["numerator"], int) for r in one)
bounds = [(0, people[key]) for key in names]


def lies(line, known):
    low = linprog(line, A_eq=numpy.array(equal[:known]), b_eq=right[:known], bounds=bounds)
    high = linprog(-line, A_eq=numpy.array(equal[:known]), b_eq=right[:known], bounds=bounds)
    assert low.status == 0 and high.status == 0, "the truth is always possible"
    return low.fun, -high.fun


given_away = 0
for line, real, row in hidden:
    low, high = lies(line, len(equal))
    if low > 1 + 1e-6 or high < 4 - 1e-6:
        # Only what the edition before gave away by itself, and then it is said.
        low2, high2 = lies(line, known_before)
        given_away += 1
        if not (f"{row['group']}, {row['area_code']} is small and hidden" in said and (low2 > 1 + 1e-6 or high2 < 4 - 1e-6)):
            print(f"{real} is known to lie from {low} to {high}: {row['area_code']}, {row['group']}, before from {low2} to {high2}")
            sys.exit(1)
shown = sum(isinstance(row["numerator"], int) for data in (before, now) for measure in data["measures"] for row in measure["rows"])
print(f"{len(hidden)} hidden, {shown} shown, {given_away} given away by the edition before, and said")
