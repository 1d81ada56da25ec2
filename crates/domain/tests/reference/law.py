"""Months and working days, worked out from the words of the rules with Python's own
calendar and nothing of this project: what the program says has to be the same.

Writes N lines: kind, start, number, answer. The same seed gives the same lines.
Usage: law.py SEED N HOLIDAYS.toml
"""

import calendar
import random
import sys
import tomllib
from datetime import date, timedelta


def corresponding(day, months):
    """The day with the same number so many months on, or none, and that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    same = date(year, month + 1, day.day) if day.day <= last else None
    return same, date(year, month + 1, last)


def after(day, months):
    """Months after a day: the corresponding date, or the last day of a shorter month."""
    same, last = corresponding(day, months)
    return same or last


def beginning_with(day, months):
    """Months beginning with a day: the day before the corresponding date, or, where
    there is none, the last day of that month."""
    same, last = corresponding(day, months)
    return same - timedelta(days=1) if same else last


def working(day, count, holidays):
    """So many days from Monday to Friday that are no bank holiday; the first never counts."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


def main():
    seed, lines, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with open(path, "rb") as file:
        holidays = {date.fromisoformat(one["date"]) for one in tomllib.load(file)["holiday"]}
    chance = random.Random(seed)
    out = []
    for _ in range(lines):
        kind = chance.choice(("beginning", "after", "working"))
        if kind == "working":
            start = date(2012, 1, 2) + timedelta(days=chance.randrange(6000))
            number = chance.randrange(0, 21)
            answer = working(start, number, holidays)
        else:
            start = date(1900, 1, 1) + timedelta(days=chance.randrange(100_000))
            number = chance.randrange(1, 25)
            answer = (beginning_with if kind == "beginning" else after)(start, number)
        out.append(f"{kind} {start} {number} {answer}")
    print("\n".join(out))


main()
