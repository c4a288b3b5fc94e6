#!/usr/bin/env python3
"""Makes the icons of the dark theme (icons/dark/NAME.svg) from those of the light one, and checks the contrast of both.

Icons of perspectives come a third time (icons/both/NAME.svg): the platform's lists of perspectives keep one icon for every theme, with a contrast
of at least 3 on white and on dark grey.

Every stroke, and every fill without a stroke, has a contrast of at least 4.5 to the backgrounds of tool bars and tabs. Colours that are too pale on
white are replaced in the light icons, too. ContrastTest checks the same. Run it after adding an icon: releng/icons.py
"""
import glob
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bundles")
LIGHT = {  # too pale on white: what is used instead
    "#6f7b88": "#5f6b77", "#5b6b7f": "#5f6b77", "#2f7fd1": "#1f66b0", "#2f7fc1": "#1f66b0", "#009e73": "#00755a", "#e69f00": "#8f5c00",
    "#cc79a7": "#a04a7d", "#2f9e5b": "#1f7a43", "#24794a": "#1c6339", "#9a7a25": "#75590f", "#c8443c": "#b3352e", "#21918c": "#16706b",
    "#7ad151": "#46771b", "#35b779": "#1a7a4c", "#e6c81e": "#7a6a00", "#d1352b": "#b3352e",
}
DARK = {  # of a colour of the light icons
    "#5f6b77": "#b8c2cc", "#1f66b0": "#8cc2ff", "#00755a": "#63d6b0", "#8f5c00": "#ffc862", "#a04a7d": "#f0b6d6", "#1f7a43": "#6fdc9f",
    "#1c6339": "#6fdc9f", "#75590f": "#ecd28b", "#e8c97a": "#6b5a2a", "#f3dea6": "#5a4c26", "#b3352e": "#ffa9a2", "#16706b": "#63d0ca",
    "#46771b": "#a6e97c", "#1a7a4c": "#62d79d", "#7a6a00": "#f0dc5a", "#440154": "#d9a2ea", "#3b528b": "#a9bbf0", "#414487": "#b6b9f7", "#dfe8f2": "#3d4a58",
}
BOTH = {"#5f6b77": "#778593", "#1f66b0": "#3285db", "#8f5c00": "#b67500", "#1f7a43": "#269552", "#b3352e": "#d45d57"}
PERSPECTIVES = re.compile(r'<perspective [^>]*icon="icons/both/([^"]*)"')
BACKGROUNDS = {"": ["#ffffff", "#f0f0f0"], "dark": ["#2f2f2f", "#48484c"]}


def recoloured(svg, colours):
    return re.sub(r"#[0-9a-fA-F]{6}", lambda m: colours.get(m.group(0).lower(), m.group(0).lower()), svg)


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    a, b = luminance(a) + 0.05, luminance(b) + 0.05
    return max(a / b, b / a)


def pale(file, backgrounds):
    with open(file, encoding="utf-8") as f:
        for element in re.findall(r"<[^>]*>", f.read()):
            drawn = re.search(r'stroke="(#[0-9a-f]{6})"', element) or re.search(r'fill="(#[0-9a-f]{6})"', element)
            if drawn and min(contrast(drawn.group(1), b) for b in backgrounds) < 4.5:
                yield drawn.group(1)


def main():
    bad = []
    for icons in sorted(glob.glob(os.path.join(ROOT, "org.channelexplorer.ui*", "icons"))):
        dark = os.path.join(icons, "dark")
        os.makedirs(dark, exist_ok=True)
        for file in sorted(glob.glob(os.path.join(icons, "*.svg"))):
            name = os.path.basename(file)
            if name == "product.svg":
                continue
            with open(file, encoding="utf-8") as f:
                light = recoloured(f.read(), LIGHT)
            for target, text in ((file, light), (os.path.join(dark, name), recoloured(light, DARK))):
                with open(target, "w", encoding="utf-8") as f:
                    f.write(text)
            for theme, backgrounds in BACKGROUNDS.items():
                target = os.path.join(icons, theme, name)
                bad += [f"{os.path.relpath(target, ROOT)}: {c} is too pale" for c in pale(target, backgrounds)]
        plugin = os.path.join(os.path.dirname(icons), "plugin.xml")
        with open(plugin, encoding="utf-8") as f:
            names = PERSPECTIVES.findall(f.read())
        for name in names:
            os.makedirs(os.path.join(icons, "both"), exist_ok=True)
            with open(os.path.join(icons, name), encoding="utf-8") as f:
                text = recoloured(f.read(), BOTH)
            with open(os.path.join(icons, "both", name), "w", encoding="utf-8") as f:
                f.write(text)
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
