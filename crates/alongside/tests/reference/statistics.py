"""Statistics of invented counts by SciPy, as vectors with what is expected.

Usage: statistics.py SEED N
"""

import json
import math
import random
import sys

from scipy.stats import chi2, norm


def wilson(x, n, z):
    p = x / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def likelihood(a, n, b, m, z, per):
    p, q = a / n, b / m
    l1, u1 = wilson(a, n, z)
    l2, u2 = wilson(b, m, z)
    out = {
        "rate_group": p * per,
        "rate_reference": q * per,
        "difference": (p - q) * per,
        "difference_newcombe_lower": (p - q - math.hypot(p - l1, u2 - q)) * per,
        "difference_newcombe_upper": (p - q + math.hypot(u1 - p, q - l2)) * per,
    }
    if a and b:
        katz = lambda z: z * math.sqrt(1 / a - 1 / n + 1 / b - 1 / m)
        out["relative_likelihood"] = p / q
        out["katz_log_lower"] = p / q * math.exp(-katz(z))
        out["katz_log_upper"] = p / q * math.exp(katz(z))
        usual = katz(norm.ppf(0.975))
        out["different_at_95"] = not p / q * math.exp(-usual) <= 1 <= p / q * math.exp(usual)
        if a < n and b < m:
            odds = a * (m - b) / (b * (n - a))
            woolf = z * math.sqrt(1 / a + 1 / (n - a) + 1 / b + 1 / (m - b))
            out |= {"odds_ratio": odds, "odds_ratio_lower": odds * math.exp(-woolf), "odds_ratio_upper": odds * math.exp(woolf)}
    return out


def rate(o, n, by, confidence, z):
    byar = lambda k, side: k * (1 - 1 / (9 * k) + side * z / (3 * math.sqrt(k))) ** 3
    tail = (1 - confidence) / 2
    return {
        "rate": o / n * by,
        "byar_lower": max(byar(o, -1), 0.0) / n * by if o else 0.0,
        "byar_upper": byar(o + 1, 1) / n * by,
        "exact_poisson_lower": chi2.ppf(tail, 2 * o) / 2 / n * by if o else 0.0,
        "exact_poisson_upper": chi2.ppf(1 - tail, 2 * (o + 1)) / 2 / n * by,
        "recommended": "exact_poisson" if o < 10 else "byar",
    }


def main():
    chance = random.Random(int(sys.argv[1]))
    vectors = []
    for number in range(int(sys.argv[2])):
        kind = chance.choice(["relative_likelihood", "rate_ci", "proportion_wilson", "two_proportion_test", "rate_ratio_poisson"])
        confidence = chance.choice([0.9, 0.95, 0.95, 0.99, 0.998])
        z = norm.ppf(0.5 + confidence / 2)
        n, m = chance.choice([40, 150, 4741, 68487]), chance.choice([60, 900, 114325])
        a, b = chance.randrange(0, n // chance.choice([1, 2, 40]) + 1), chance.randrange(0, m // chance.choice([1, 2, 60]) + 1)
        group, reference = {"events": a, "total": n}, {"events": b, "total": m}
        inputs = {"group": group, "reference": reference, "confidence": confidence}
        if kind == "relative_likelihood":
            inputs["per"] = chance.choice([100, 1000])
            expected = likelihood(a, n, b, m, z, inputs["per"])
        elif kind == "rate_ci":
            inputs = {"count": a, "population": n, "multiplier": chance.choice([100, 1000]), "confidence": confidence}
            expected = rate(a, n, inputs["multiplier"], confidence, z)
        elif kind == "proportion_wilson":
            inputs = {"numerator": a, "denominator": n, "confidence": confidence}
            low, high = wilson(a, n, z)
            expected = {"proportion": a / n, "percent": 100 * a / n, "wilson_lower": max(low, 0.0), "wilson_upper": min(high, 1.0)}
        elif kind == "two_proportion_test":
            pooled = (a + b) / (n + m)
            error = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
            at = (a / n - b / m) / error if error else None
            found = (at, at * at, 2 * norm.sf(abs(at))) if error else (None, None, None)
            expected = dict(zip(("z_pooled", "chi_square", "p_value_two_sided"), found))
        else:
            expected = {"rate_ratio": None, "log_lower": None, "log_upper": None}
            if a and b:
                ratio, error = (a / n) / (b / m), z * math.sqrt(1 / a + 1 / b)
                expected = {"rate_ratio": ratio, "log_lower": ratio * math.exp(-error), "log_upper": ratio * math.exp(error)}
        vectors.append({"id": number, "type": kind, "inputs": inputs, "expected": expected})
    print(json.dumps({"vectors": vectors}))


main()
