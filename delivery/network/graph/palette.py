"""The colours of a drawing. They are distinguishable with colour blindness, and no colour is the only sign of anything.

On white, text and arrows have a contrast of 4.5 to 1 or more: https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from collections.abc import Mapping

INK = "#1f2328"
LINE = "#57606a"
PAPER = "#ffffff"

EXPOSED_FILL = "#ffe2b0"
EXPOSED = "#a35200"
NEW = "#00734f"
REMOVED = "#b3261e"
FAINT = "#6e7781"

BOXES: Mapping[str, tuple[str, str]] = {
    "callers": ("#f0f1f3", "#868e96"),
    "network": ("#f8f6fb", "#8a7bab"),
    "cluster": ("#ffffff", "#57606a"),
    "namespace": ("#eef5fc", "#0969da"),
    "tier": ("#fbfdff", "#a9c6e3"),
    "internet": ("#f0f1f3", "#868e96"),
    "legend": ("#ffffff", "#c3c9d0"),
}
"""Fill and border of each box, by its place."""
