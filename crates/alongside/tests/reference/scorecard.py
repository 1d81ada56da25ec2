"""Works out every published number of a built edition again, from its raw files where it can be
told which rows they are, and says every one that differs.

Usage: scorecard.py EDITION BUILT
"""

import csv
import html
import json
import math
import re
import sys
import tomllib

from scipy.stats import chi2, norm

edition_folder, built = sys.argv[1:]
edition = tomllib.load(open(f"{edition_folder}/edition.toml", "rb"))
data = json.load(open(f"{built}/data/scorecard.json"))
plans = {plan["id"]: plan for plan in edition["measure"]}
Z = norm.ppf(0.975)
wrong, checked, chances = [], 0, []


def same(name, found, wanted):
    global checked
    checked += 1
    if isinstance(wanted, float) and isinstance(found, (int, float)):
        # Rounded to four decimals, half away from nought.
        ok = abs(found - wanted) <= 5.1e-5 + abs(wanted) * 1e-9
    else:
        ok = found == wanted
    if not ok:
        wrong.append(f"{name}: published {found!r}, worked out {wanted!r}")


def wilson(x, n):
    p = x / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def poisson(o):
    """Byar's limits, or exact ones for fewer than ten."""
    if o < 10:
        return (chi2.ppf(0.025, 2 * o) / 2 if o else 0.0), chi2.ppf(0.975, 2 * o + 2) / 2
    low = o * (1 - 1 / (9 * o) - Z / (3 * math.sqrt(o))) ** 3
    return low, (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * math.sqrt(o + 1))) ** 3


def limits(kind, x, n):
    if kind in ("share", "part"):
        return wilson(x, n)
    low, high = poisson(x)
    return low / n, high / n


def ratio_of(kind, a, n, b, m):
    ratio = (a / n) / (b / m)
    error = math.sqrt(1 / a + 1 / b - ((1 / n + 1 / m) if kind == "share" else 0))
    return ratio, ratio * math.exp(-Z * error), ratio * math.exp(Z * error), error


def whole(value):
    return value if isinstance(value, int) else None


DEPARTMENT = {
    "Ethnicity_Major_White_Total": "White", "Ethnicity_Major_Black_Total": "Black", "Ethnicity_Major_Asian_Total": "Asian",
    "Ethnicity_Major_Mixed_Total": "Mixed", "Ethnicity_Minor_Chinese": "Chinese", "Ethnicity_Minor_White_British": "White British",
    "Ethnicity_Minor_Black_Caribbean": "Black Caribbean", "Ethnicity_Minor_Gypsy_Roma": "Gypsy/Roma", "Ethnicity_Minor_Indian": "Indian",
    "Asian, Asian British or Asian Welsh": "Asian", "Black, Black British, Black Welsh, Caribbean or African": "Black",
    "Mixed or Multiple ethnic groups": "Mixed", "Other ethnic group": "Other",
}


def raw(plan):
    """(area, group) -> (events, total), as text of the file, for the measures that name both columns."""
    columns = plan.get("columns", {})
    found = {}
    rows = list(csv.DictReader(open(f"{edition_folder}/{plan['file']}", encoding="utf-8-sig")))
    keep = columns.get("keep", [])
    group_column = next((c for c in ("ethnic_group_5", "ethnic_group", "characteristic_1", "disability") if c in rows[0]), None)
    area_column = columns.get("area-code") or next((c for c in ("area_code", "ltla24_code", "country_code") if c in rows[0]), None)
    events = columns.get("events") or ("people_stopped" if "people_stopped" in rows[0] else None)
    total = columns.get("total") or ("population_2021" if "population_2021" in rows[0] else None)
    if not (group_column and area_column and events):
        return {}
    for row in rows:
        if all(row[c].lower() == w.lower() for c, w in keep):
            key = (row[area_column], DEPARTMENT.get(row[group_column], row[group_column]))
            before = found.get(key, (0, 0))
            if group_column == "ethnic_group_5":
                found[key] = (before[0] + int(row[events]), None)
            else:
                found[key] = (row[events], row[total] if total else None)
    if plan["definition"].get("kind") == "part":
        sums = {}
        for (area, _), (count, _) in found.items():
            sums[area] = sums.get(area, 0) + int(count)
        found = {key: (count, sums[key[0]]) for key, (count, _) in found.items()}
    return found


from_files = 0
previous = json.load(open(f"{edition_folder}/{edition['previous']}")) if edition.get("previous") else None
for measure in data["measures"]:
    plan = plans[measure["id"]]
    kind, per = measure["definition"]["kind"], measure["definition"]["per"]
    file = raw(plan)
    for row in measure["rows"]:
        name = f"{measure['id']}, {row['area']}, {row['group']}"
        known = file.get((row["area_code"], row["group"]))
        if known:
            for part, value in (("numerator", known[0]), ("denominator", known[1])):
                # What is hidden is compared with nothing: it is the attack's business.
                if value is not None and whole(row[part]) is not None:
                    from_files += 1
                    same(f"{name} {part}", row[part], int(value))
        x, n = whole(row["numerator"]), whole(row["denominator"])
        if row["verdict"] == "not_compared" or kind in ("average", "count") or x is None or n is None:
            if kind != "count" and row["published_value"] is None:
                same(f"{name} has no rate", row["rate"], None)
            continue
        low, high = limits(kind, x, n)
        same(f"{name} rate", row["rate"], x / n * per)
        same(f"{name} lower", row["rate_lower"], low * per)
        same(f"{name} upper", row["rate_upper"], high * per)
        other = next((r for r in measure["rows"] if row["compared_with"] and r["group"] == row["compared_with"] and (r["area_code"], r["period"]) == (row["area_code"], row["period"])), None)
        if other is None:
            continue
        y, m = whole(other["numerator"]), whole(other["denominator"])
        low2, high2 = limits(kind, y, m)
        p, q = x / n, y / m
        same(f"{name} difference", row["difference"], (p - q) * per)
        same(f"{name} difference lower", row["difference_lower"], (p - q - math.hypot(p - low, high2 - q)) * per)
        same(f"{name} difference upper", row["difference_upper"], (p - q + math.hypot(high - p, q - low2)) * per)
        same(f"{name} unreliable", row["unreliable"], min(x, y) < 20)
        if not x or not y:
            same(f"{name} has no ratio", row["relative_likelihood"], None)
            continue
        ratio, lower, upper, error = ratio_of(kind, x, n, y, m)
        same(f"{name} ratio", row["relative_likelihood"], ratio)
        same(f"{name} ratio lower", row["relative_likelihood_lower"], lower)
        same(f"{name} ratio upper", row["relative_likelihood_upper"], upper)
        verdict = "higher" if lower > 1 else "lower" if upper < 1 else "not_clear"
        if p - q - math.hypot(p - low, high2 - q) <= 0 <= p - q + math.hypot(high - p, q - low2):
            verdict = "not_clear"
        off = measure["definition"]["rounded-to"] // 2
        if verdict != "not_clear" and off:
            side = off if verdict == "lower" else -off
            n2, m2 = n - side, m + side
            x2, y2 = min(max(x + side, 0), n2), min(max(y - side, 0), m2)
            _, lower2, upper2, _ = ratio_of(kind, x2, n2, y2, m2) if x2 and y2 and n2 > 0 and m2 > 0 else (None, 0, math.inf, None)
            verdict = verdict if (lower2 > 1 if verdict == "higher" else upper2 < 1) else "not_clear"
        same(f"{name} verdict", row["verdict"], verdict)
        if row["area_code"] == edition["main"]:
            chances.append((2 * norm.sf(abs(math.log(ratio) / error)), verdict != "not_clear", row["holds_among_all"], name))
        if row.get("change") is not None:
            then = next(one for one in previous["measures"] if one["id"] == measure["id"])
            pick = lambda group: next(r for r in then["rows"] if r["group"] == group and r["area_code"] == row["area_code"])
            a, b = pick(row["group"]), pick(row["compared_with"])
            before, _, _, error2 = ratio_of(kind, a["numerator"], a["denominator"], b["numerator"], b["denominator"])
            both = math.hypot(error, error2)
            same(f"{name} before", row["relative_likelihood_before"], before)
            same(f"{name} change", row["change"], ratio / before)
            same(f"{name} change lower", row["change_lower"], ratio / before * math.exp(-Z * both))
            same(f"{name} change upper", row["change_upper"], ratio / before * math.exp(Z * both))

# Holm, over everything in the area the edition is about.
going, holding = True, 0
for at, (chance, different, holds, name) in enumerate(sorted(chances)):
    going = going and chance * (len(chances) - at) < 0.05
    same(f"{name} holds", holds, going and different)
    holding += going and different
same("comparisons", data["comparisons"]["made"], len(chances))
same("different", data["comparisons"]["different"], sum(1 for one in chances if one[1]))
same("holding", data["comparisons"]["holding"], holding)
same("by chance", data["comparisons"]["expected_by_chance"], len(chances) * 0.05)

# The tables of the pages and of the CSV files say what the data says.
def said(value):
    size = abs(value)
    if size >= 1000:
        return f"{math.floor(size + 0.5):,}"
    text = f"{value:.{0 if size >= 100 or value == 0 else 1 if size >= 10 else 2}f}"
    return "0" if not text.lstrip("-0.") else text


def near(cell, word):
    """Halves are rounded by what stands behind the fourth decimal: the last figure may differ by one."""
    figures = lambda text: [float(one.replace(",", "")) for one in re.findall(r"-?\d[\d,]*(?:\.\d+)?", text)]
    one, other = figures(cell), figures(word)
    return len(one) == len(other) and all(abs(p - q) <= (1.01 if abs(p) >= 100 else 0.101 if abs(p) >= 10 else 0.0101) for p, q in zip(one, other))


def outliers(measure, page):
    """Which areas stand out, by limits of 99.8% around all of them together."""
    z = norm.ppf(0.999)
    for group, table in re.findall(r"<caption><span>[^<]*, by area: ([^<]*?), (?:% of|per [\d,]+) [^<]*</span></caption>(.*?)</table>", page, re.S):
        group = html.unescape(group)
        rows = {row["area"]: row for row in measure["rows"] if row["group"] == group and isinstance(row["numerator"], int)}
        found = re.findall(r'<th scope="row">([^<]*)</th>\s*<td class="number">([^<]*)</td>\s*<td class="number">([^<]*)</td>(?:\s*<td>([^<]*)</td>)?', table)
        areas = {html.unescape(name): (int(people.replace(",", "")), figure, says) for name, people, figure, says in found}
        same(f"{measure['id']} {group}: areas enough", len(areas) >= 10, True)
        average = sum(rows[name]["numerator"] for name in areas) / sum(rows[name]["denominator"] for name in areas)
        def off(name):
            x, n = rows[name]["numerator"], rows[name]["denominator"]
            return (x - average * n) ** 2 / (average * n * (1 if measure["definition"]["kind"] == "events" else 1 - average))
        spread = sum(map(off, areas)) / len(areas)
        for name, (people, figure, says) in areas.items():
            x, n = rows[name]["numerator"], rows[name]["denominator"]
            same(f"{measure['id']} {group} {name} people", people, n)
            same(f"{measure['id']} {group} {name} figure", near(figure, said(x / n * measure["definition"]["per"])), True)
            if measure["definition"]["kind"] == "events":
                above, below = chi2.ppf(0.001, 2 * x) / 2 > average * n if x else False, chi2.ppf(0.999, 2 * x + 2) / 2 < average * n
            else:
                off = (x / n - average) / math.sqrt(average * (1 - average) / n)
                above, below = off > z, off < -z
            words = "above the lines" if above else "below the lines" if below else "within the lines"
            # Where areas differ in kind none of them is pointed at.
            words = "" if spread > 2 else words
            same(f"{measure['id']} {group} {name} lies", says, words)


tables = 0
for measure in data["measures"]:
    words = set()
    for row in measure["rows"]:
        for part in ("numerator", "denominator"):
            if isinstance(row[part], int):
                words.add(f"{row[part]:,}")
        for part in ("rate", "relative_likelihood", "difference"):
            if row[part] is not None:
                ends = (row[f"{part}_lower"], row[f"{part}_upper"])
                text = said(row[part]) + (f" ({said(ends[0])} to {said(ends[1])})" if ends[0] is not None else "")
                words |= {text, text + " [u]"}
    page = open(f"{built}/measures/{measure['id']}.html", encoding="utf-8").read()
    asked = plans[measure["id"]].get("outliers", False)
    same(f"{measure['id']}: areas stand out where it is asked", "Which areas stand out" in page, asked)
    outliers(measure, page)
    page = re.sub(r"<caption><span>[^<]*, by area: .*?</table>", "", page, flags=re.S)
    for cell in re.findall(r'<td class="number">([^<]*)</td>', page):
        cell = html.unescape(cell).replace("−", "-")
        if re.search(r"\d", cell):
            tables += 1
            if cell not in words and not any(near(cell, word) for word in words):
                wrong.append(f"{measure['id']}: the page says {cell!r}, the data does not")
    lines = list(csv.DictReader(open(f"{built}/data/{measure['id']}.csv", encoding="utf-8", newline="")))
    same(f"{measure['id']} lines", len(lines), len(measure["rows"]))
    for line, row in zip(lines, measure["rows"]):
        for column in ("numerator", "rate", "relative_likelihood", "difference_upper"):
            text = line[column]
            value = None if text == "" else text if not re.fullmatch(r"-?[\d.e-]+", text) else float(text)
            same(f"{measure['id']} csv {column}", value, float(row[column]) if isinstance(row[column], (int, float)) else row[column])

for line in wrong[:40]:
    print(line)
print(f"{checked} numbers checked, {from_files} of them against the files, {tables} cells of tables, {len(wrong)} wrong")
sys.exit(1 if wrong or checked < 100 else 0)
