"""Files of exhibits, made here: those of the bridge case, and small ones of each type for tests. Nobody else's pictures.

``python tests/made_exhibits.py`` draws those of the bridge case anew, into its folder.
"""

import io
import struct
import wave
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / "cases" / "bridge" / "case_data" / "exhibits"
FONT = ROOT.parent / "hooks" / "casesite" / "exports" / "fonts" / "NotoSerif-Medium-subset.ttf"
INK, WATER = (28, 32, 38), (206, 220, 232)
SHEET = [
    [
        "WORKS SAFETY OFFICE OF USTREL",
        "Inspection sheet: Quillet footbridge",
        "",
        "Month: September 2021",
        "Inspector: E. Angstrom-Okoye",
        "",
        "1. Deck seen from above:  no remark",
        "2. Railings:  no remark",
        "3. Hangers seen from above:  paint loose at N2",
        "",
        "Page 1 of 2",
    ],
    [
        "4. Hanger sockets seen from below:",
        "    (left blank)",
        "",
        "Signature: one, unreadable",
        "Second signature: none",
        "",
        "Page 2 of 2",
    ],
]
HANGERS = "hanger,side,loss of section in percent\nN1,north,12\nN2,north,90\nN3,north,20\nS1,south,4\nS2,south,6\nS3,south,3\n"


def plan():
    """A plan of the footbridge: the deck, its hangers, the river below; the hanger that failed is named."""
    picture = Image.new("RGB", (2000, 900), "white")
    draw = ImageDraw.Draw(picture)
    font = {size: ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC) for size in (36, 52)}
    draw.rectangle((300, 620, 1700, 760), fill=WATER)
    draw.text((920, 668), "River Quillet", INK, font[36])
    draw.rectangle((100, 520, 300, 780), outline=INK, width=5)
    draw.rectangle((1700, 520, 1900, 780), outline=INK, width=5)
    draw.line((200, 500, 1800, 500), INK, 14)
    draw.arc((200, 130, 1800, 1030), 198, 342, INK, 9)
    for number, x in enumerate(range(400, 1700, 240), 1):
        top = 580 - 450 * (1 - ((x - 1000) / 800) ** 2) ** 0.5
        is_failed = number == 2
        draw.line((x, top, x, 494), (160, 32, 32) if is_failed else INK, 11 if is_failed else 5)
        draw.text((x + 16, 440), f"{'NS'[number > 3]}{(number - 1) % 3 + 1}", INK, font[36])
    draw.text((90, 40), "Quillet footbridge: hangers, seen from the east", INK, font[52])
    draw.text((90, 820), "North bank", INK, font[36])
    draw.text((1700, 820), "South bank", INK, font[36])
    return saved(picture.quantize(32, dither=Image.Dither.NONE), "PNG", optimize=True)


def saved(picture, form, **more):
    written = io.BytesIO()
    picture.save(written, form, **more)
    return written.getvalue()


def pdf(pages=SHEET, info="", root=""):
    """A PDF of lines of words (ISO 32000), with what is given in its information dictionary and its root."""
    objects = [f"<</Type/Catalog/Pages 2 0 R{root}>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    numbers = []
    for lines in pages:
        words = "".join(f"({line.translate(str.maketrans({sign: chr(92) + sign for sign in '()'}))})' " for line in lines)
        content = f"BT /F1 14 Tf 72 780 Td 24 TL {words}ET"
        numbers.append(len(objects) + 1)
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {len(objects) + 2} 0 R>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Count {len(numbers)}/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]>>"
    objects.append(f"<<{info}>>")
    out, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def photograph(size=(1200, 800), *, place=True, orientation=1, **more):
    """A photograph of nothing: a slope of grey with a red corner at the left of the top, and all that a telephone hides in one."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.paste((200, 20, 20), (0, 0, size[0] // 5, size[1] // 5))
    exif = Image.Exif()
    exif[0x0112] = orientation
    if place:
        exif[0x0110] = "Zeppelin 9"
        exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
        exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 30.0, 0.0), 3: "E", 4: (7.0, 15.0, 0.0)})
        more = {
            "comment": b"HIDDEN-COMMENT",
            "xmp": b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>HIDDEN-XMP</exif:GPSLatitude></x:xmpmeta>',
        } | more
    return saved(picture, "JPEG", quality=90, exif=exif, **more)


def sound(seconds=0.2):
    """A recording of silence."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(8000 * seconds) * 2))
    return written.getvalue()


def box(name, *inside):
    """A box of an MP4."""
    content = b"".join(inside)
    return struct.pack(">I", len(content) + 8) + name + content


def film(*told, handler=b"vide"):
    """An MP4 as far as it is looked at: a film of nothing, with boxes beside it that tell something."""
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12))))
    return box(b"ftyp", b"isom\0\0\0\0isom") + box(b"moov", track, *told) + box(b"mdat", bytes(64))


def workbook(*more, author=""):
    """A workbook as far as it is looked at."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as folder:
        for path in ("[Content_Types].xml", "xl/workbook.xml", *more):
            folder.writestr(zipfile.ZipInfo(path), "<x/>")
        if author:
            folder.writestr(zipfile.ZipInfo("docProps/core.xml"), f"<cp><dc:creator>{author}</dc:creator></cp>")
    return written.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    made = {"plan-of-the-hangers.png": plan(), "inspection-sheet.pdf": pdf(), "loss-of-section.csv": HANGERS.encode()}
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)
