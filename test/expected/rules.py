"""Expected values of test/analysis/rules, with scipy 1.10.1 and exact fractions. Writes test/expected/rules.json.

Fisher: scipy.stats.hypergeom.logsf(both - 1, baskets, consequent, antecedent) where it keeps its digits, else the
exact sum of the tail's fractions. Benjamini-Hochberg: its definition in fractions, as R's p.adjust(p, 'BH').
Measures: the definitions of mlxtend in fractions, for the five baskets of arules' test-interestMeasures.R
(AB, ABCG, CD, CD, EF) and of mlxtend's test_association_rules.py.
"""
import json, math
from fractions import Fraction as F
from math import comb

def tail(baskets, antecedent, consequent, both):
    top = min(antecedent, consequent)
    total = sum(comb(consequent, k) * comb(baskets - consequent, antecedent - k) for k in range(both, top + 1))
    return F(total, comb(baskets, antecedent))

def ln(fraction):
    # exact to double precision, also far below 1e-308
    n, d = fraction.numerator, fraction.denominator
    if fraction > F(1, 2):
        return math.log1p(-float(1 - fraction))
    shift = d.bit_length() - n.bit_length()
    return math.log(float(F(n << shift if shift > 0 else n, d))) - max(shift, 0) * math.log(2)

fisher = []
for case in [(5, 3, 4, 3), (9835, 160, 1072, 69), (9835, 2513, 1903, 736), (100, 30, 40, 5), (100, 30, 40, 12),
             (100, 100, 40, 40), (10, 1, 1, 1), (20000, 400, 500, 390), (20000, 10000, 10000, 9900), (1000, 500, 500, 260),
             (1000, 500, 500, 240), (397884, 18532, 4338, 900)]:
    names = ('baskets', 'antecedent', 'consequent', 'both')
    fisher.append({**dict(zip(names, case)), 'ln_p': ln(tail(*case))})

p = [0.01, 0.04, 0.03, 0.005, 0.5, 0.9, 0.04, 0.001]
order = sorted(range(len(p)), key=lambda i: p[i])
q, least = [0.0] * len(p), 1.0
for rank in range(len(p), 0, -1):
    i = order[rank - 1]
    least = min(least, p[i] * len(p) / rank)
    q[i] = least

def told(n, a, c, both):
    sa, sc, s = F(a, n), F(c, n), F(both, n)
    conf = s / sa
    leverage = s - sa * sc
    largest = max(s * (1 - sa), sa * (sc - s))
    return {k: None if v is None else float(v) for k, v in {
        'support': s, 'confidence': conf, 'lift': conf / sc, 'leverage': leverage,
        'conviction': None if conf == 1 else (1 - sc) / (1 - conf),
        'zhang': leverage / largest if largest else 0, 'jaccard': s / (sa + sc - s),
        'certainty': (conf - sc) / (1 - sc) if sc != 1 else 0, 'kulczynski': (s / sa + s / sc) / 2}.items()}

def of(baskets, left, right):
    count = lambda items: sum(set(items) <= set(b) for b in baskets)
    n, a, c, both = len(baskets), count(left), count(right), count(left + right)
    return {'rule': f'{left} => {right}', 'counts': {'baskets': n, 'antecedent': a, 'consequent': c, 'both': both},
            'values': told(n, a, c, both)}

arules = ['AB', 'ABCG', 'CD', 'CD', 'EF']
mlxtend = [['Milk', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'], ['Dill', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'],
           ['Milk', 'Apple', 'Kidney Beans', 'Eggs'], ['Milk', 'Unicorn', 'Corn', 'Kidney Beans', 'Yogurt'],
           ['Corn', 'Onion', 'Kidney Beans', 'Ice cream', 'Eggs']]
pairs = [('A', 'B'), ('B', 'A'), ('C', 'D'), ('D', 'C'), ('E', 'F'), ('AB', 'C'), ('C', 'G'), ('G', 'ABC'), ('A', 'C')]
rules = [of(arules, list(l), list(r)) for l, r in pairs]
rules += [of(mlxtend, l, r) for l, r in [(['Onion'], ['Eggs']), (['Eggs'], ['Onion']), (['Kidney Beans'], ['Eggs']),
          (['Eggs'], ['Kidney Beans']), (['Milk'], ['Eggs']), (['Onion'], ['Eggs', 'Kidney Beans'])]]
rules.append({'rule': 'Groceries: herbs => root vegetables',
              'counts': {'baskets': 9835, 'antecedent': 160, 'consequent': 1072, 'both': 69}, 'values': told(9835, 160, 1072, 69)})

about = __doc__.strip().split('\n\n')[1].replace('\n', ' ')
json.dump({'about': about, 'fisher': fisher, 'benjamini_hochberg': {'p': p, 'q': q}, 'measures': rules},
          open('test/expected/rules.json', 'w'), indent=1)
