"""Writes a page that shows one mail at three widths and says what is wider than its screen.

usage: mailframes.py MAIL.html PAGE.html

The pictures beside the mail are put into it. The page holds what was found in <pre id="found">: "looked" and a line for each fault.
"""
import base64
import html
import pathlib
import re
import sys

WIDTHS = (360, 640, 1200)

SCRIPT = """
const faults = [];
let open = document.querySelectorAll('iframe').length;
for (const frame of document.querySelectorAll('iframe')) frame.onload = () => {
  const page = frame.contentDocument, width = +frame.dataset.width, view = frame.contentWindow;
  frame.style.height = page.documentElement.scrollHeight + 'px';
  if (view.innerWidth !== width) faults.push('no frame of ' + width);
  if (page.documentElement.scrollWidth > view.innerWidth)
    faults.push(`${width}: ${page.documentElement.scrollWidth} pixels wide: ` + [...page.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + .5).slice(-2).map(one => one.outerHTML.slice(0, 120)).join(' '));
  const column = page.querySelector('.col').getBoundingClientRect();
  for (const one of page.querySelectorAll('img, sub, sup')) {
    const box = one.getBoundingClientRect();
    if (box.right > column.right + .5 || box.left < column.left - .5) faults.push(`${width}: a formula is cut: ` + one.outerHTML.slice(0, 120));
    if (one.tagName === 'IMG' && one.naturalWidth > 0 && Math.abs(one.naturalWidth / one.naturalHeight - box.width / box.height) > .05) faults.push(`${width}: a picture is out of shape: ` + one.alt);
  }
  if (--open === 0) document.getElementById('found').textContent = ['looked', ...faults].join('\\n');
};
"""


def inlined(mail: pathlib.Path) -> str:
    def picture(match: re.Match) -> str:
        file = mail.parent / html.unescape(match[1])
        return 'src="data:image/png;base64,' + base64.b64encode(file.read_bytes()).decode() + '"' if file.is_file() else match[0]

    return re.sub(r'src="([^":]+)"', picture, mail.read_text(encoding="utf-8"))


def main() -> None:
    mail, page = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = html.escape(inlined(mail))
    frames = "".join(f'<iframe data-width="{width}" style="border:0;margin:0 8px;width:{width}px;height:500px"></iframe>' for width in WIDTHS)
    load = "for (const frame of document.querySelectorAll('iframe')) frame.srcdoc = document.getElementById('mail').value;"
    page.write_text(f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:#777"><textarea id="mail" hidden>{text}</textarea>'
                    f'<pre id="found" hidden></pre><div style="display:flex;align-items:flex-start">{frames}</div><script>{SCRIPT}{load}</script>', encoding="utf-8")


main()
