"""Invents editions of every kind, has them built, and takes the part of somebody who has all that is
published and a solver. Exits with 1 and says what was found where a hidden count can be bounded more
tightly than the threshold allows, and nobody said so.

Usage: invented.py PROGRAM SEED
From seed 1001 on there are neighbourhoods between the wards and their borough, and each measure has areas of its own.
"""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import numpy
from scipy.optimize import linprog

program, seed = sys.argv[1], int(sys.argv[2])
chance = random.Random(seed)
BROAD = {
    "White": ["White British", "White Irish", "White Gypsy/Traveller", "White Roma", "White other"],
    "Mixed": ["Mixed White/Black Caribbean", "Mixed White/Black African", "Mixed White/Asian", "Mixed other"],
    "Asian": ["Indian", "Pakistani", "Bangladeshi", "Chinese", "Asian other"],
    "Black": ["Black African", "Black Caribbean", "Black other"],
    "Other": ["Arab", "Any other"],
}
FIVE = {fine: broad for broad, all_fine in BROAD.items() for fine in all_fine}
WARDS = [f"W{at}" for at in range(chance.choice([2, 3, 4]))]
some = chance.sample(list(FIVE), chance.choice([4, 6, 9, 18]))
GROUPS = [fine for fine in FIVE if fine in some or fine == "White British"]
KIND = chance.choice(["share", "events"])


def at_level(level, group):
    two = "White" if FIVE[group] == "White" else "Other than White"
    return {"19": group, "5": FIVE[group], "2": two}[level]


counted, people = {}, {}
for ward in WARDS:
    for group in GROUPS:
        most = 300 if group == "White British" else chance.choice([0, 3, 6, 6, 12, 40])
        count = counted[ward, group] = chance.randint(0, most)
        people[ward, group] = count + chance.choice([0, 2, 10, 400]) if KIND == "share" else chance.choice([3, 20, 400, 2000])
CELLS = list(counted)
PLACE = {cell: at for at, cell in enumerate(CELLS)}
folder = tempfile.mkdtemp()


HALF = len(WARDS) // 2
NEAR = {"N0": WARDS[:HALF], "N1": WARDS[HALF:]} if seed > 1000 else {}


def wards_of(area):
    return WARDS if area == "B" else NEAR.get(area, [area])


def whole_of(area):
    return next((near for near, wards in NEAR.items() if area in wards), "B")


def total(of, area, groups):
    return sum(of[ward, group] for ward in wards_of(area) for group in groups)


def write(path, level, areas, everybody, among):
    with open(path, "w", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["area_code", "area_name", "ethnic_group", "numerator"] + ["denominator"] * among)
        for area in areas:
            rows = {"All": GROUPS} if everybody else {}
            for group in GROUPS:
                rows.setdefault(at_level(level, group), []).append(group)
            for name, groups in rows.items():
                lines.writerow([area, area, name, total(counted, area, groups)] + [total(people, area, groups)] * among)


def edition(at, before):
    """Areas, files and levels by chance; answers with its open data and what was said."""
    here = f"{folder}/e{at}"
    os.makedirs(here)
    areas = ["B", *NEAR, *WARDS] if NEAR else ["B"] + [ward for ward in WARDS if chance.random() < 0.75]
    text = f'id = "e{at}"\ntitle = "T"\ndate = "2026-0{at + 1}-01"\npublisher = "P"\nmain = "B"\n'
    for one, path in enumerate(before):
        shutil.copy(path, f"{here}/b{one}.json")
    if before:
        text += f'previous = "b{len(before) - 1}.json"\nearlier = {json.dumps([f"b{one}.json" for one in range(len(before) - 1)])}\n'
    for area in areas:
        text += f'[[area]]\ncode = "{area}"\nname = "{area}"\n' + (f'within = "{whole_of(area)}"\n' if area != "B" else "")
    text += '[[theme]]\nid = "t"\ntitle = "T"\n'
    for one in range(chance.choice([1, 1, 2, 3])):
        of_file = chance.choice(["19", "19", "5", "2"])
        level = chance.choice({"19": ["finest", "19", "5", "2", "source"], "5": ["5", "2", "source"], "2": ["2", "source"]}[of_file])
        among = KIND == "share" or chance.random() < 0.8
        fine = of_file == "19" and level in ("finest", "19", "source")
        reference = chance.choice(["White British" if fine else "White", "everyone else"])
        told = [area for area in areas if not NEAR or chance.random() < 0.7] or ["B"]
        write(f"{here}/m{one}.csv", of_file, told, chance.random() < 0.6, among)
        per = ", per = 1000" if KIND == "events" and among else ""
        text += f'[[measure]]\nid = "m{one}"\ntheme = "t"\ntitle = "M{one}"\nfile = "m{one}.csv"\nfamily = "f"\n'
        text += f'definition = {{ what = "were", kind = "{KIND if among else "count"}", reference = "{reference}"{per} }}\n'
        text += f'columns = {{ level = "{level}" }}\n[measure.source]\npublisher = "P"\ntitle = "T"\nlicence = "L"\nretrieved = "2026-01-01"\nperiod = "2026"\n'
    open(f"{here}/edition.toml", "w").write(text)
    done = subprocess.run([program, "scorecard", "build", here, "--out", f"{here}-out"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return f"{here}-out/data/scorecard.json", done.stderr


paths, said = [], ""
for at in range(chance.choice([1, 1, 2, 3])):
    path, words = edition(at, paths)
    paths.append(path)
    said += words

equal, right, hidden = [], [], {}
for row in (row for path in paths for measure in json.load(open(path))["measures"] for row in measure["rows"]):
    groups = [group for group in GROUPS if row["group"] in (None, *(at_level(level, group) for level in ("19", "5", "2")))]
    for part, of, offset in (("numerator", counted, 0), ("denominator", people, len(CELLS))):
        line = numpy.zeros(2 * len(CELLS))
        for ward in wards_of(row["area_code"]):
            for group in groups:
                line[offset + PLACE[ward, group]] = 1
        real = total(of, row["area_code"], groups)
        if isinstance(row[part], int):
            assert row[part] == real, f"what is published is true: {row}"
            assert not 1 <= real < 5 or part == "denominator", f"a small count is published: {row}"
            equal.append(line)
            right.append(real)
        elif row[part] is not None and 1 <= real < 5:
            hidden[line.tobytes()] = (line, real, f"{part} {row['area_code']}, {row['group']}")
    assert row["rate"] is None or isinstance(row["numerator"], int), f"a rate of what is hidden: {row}"

# No more events than people, where each is one of them.
more = {}
if KIND == "share":
    more = {"A_ub": numpy.hstack([numpy.eye(len(CELLS)), -numpy.eye(len(CELLS))]), "b_ub": numpy.zeros(len(CELLS))}


def end(line):
    found = linprog(line, A_eq=numpy.array(equal), b_eq=right, bounds=(0, None), **more)
    assert found.status in (0, 3), "the truth is always possible"
    return found.fun if found.status == 0 else -numpy.inf


if equal and "all the same" not in said:
    for line, real, where in hidden.values():
        low, high = end(line), -end(-line)
        if low > 1 + 1e-6 or high < 4 - 1e-6:
            print(f"{real} is known to lie from {low} to {high}: {where}, in {folder}")
            sys.exit(1)
shutil.rmtree(folder)
print(f"{len(hidden)} hidden, {len(right)} shown")
