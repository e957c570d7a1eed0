"""Writes chart.svg from chart.csv: `python3 chart.py`, in this folder.

A line of chart.csv is a panel, a bar, and its value; panels have scales of their own.
"""

import csv

LEFT, WIDTH, ROW, GAP = 150, 420, 24, 34
COLOURS = {"macro": "#0b7285"}

panels: dict[str, list[tuple[str, float]]] = {}
with open("chart.csv", newline="") as file:
    for panel, name, value in csv.reader(file):
        panels.setdefault(panel, []).append((name, float(value)))

parts = []
y = 0
for panel, bars in panels.items():
    y += GAP
    parts.append(f'<text x="{LEFT}" y="{y - 10}" font-weight="bold">{panel}</text>')
    most = max(value for _, value in bars)
    for name, value in bars:
        width = max(value / most * WIDTH, 1)
        colour = COLOURS.get(name, "#adb5bd")
        middle = y + ROW / 2 + 4
        parts.append(f'<text x="{LEFT - 8}" y="{middle}" text-anchor="end">{name}</text>')
        parts.append(
            f'<rect x="{LEFT}" y="{y + 3}" width="{width:.1f}" height="{ROW - 6}" fill="{colour}"/>'
        )
        parts.append(f'<text x="{LEFT + width + 6:.1f}" y="{middle}">{value:g}</text>')
        y += ROW

body = "\n".join(parts)
with open("chart.svg", "w") as file:
    file.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 90} {y + 12}"'
        ' font-family="sans-serif" font-size="13">\n'
        '<rect width="100%" height="100%" fill="white"/>\n'
        f"{body}\n</svg>\n"
    )
