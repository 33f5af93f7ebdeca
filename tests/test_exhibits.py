"""Exhibits: what the bytes of a file are, what is refused, what is hidden and taken out, and what of it is published."""

import hashlib
import io
import json
import re

import made_exhibits as made
import pytest
from conftest import SITE, problems_of
from PIL import Image, ImageChops, PngImagePlugin, TiffImagePlugin

from casesite.build import build
from casesite.case_data import load_case
from casesite.commands.cli import main
from casesite.exports import pictures
from casesite.reading.media import look as looking
from casesite.reading.media.look import look
from casesite.site import Site
from casesite.writing.cleaning import cleaned

RECORD = """\
- id: {id}
  title: A thing that is shown
  kind: {kind}
  file_name: {file_name}
  sha256: {sha256}
  caption: What it is.
  in_words: What it shows.
  credit: Made for this test
  licence: CC BY 4.0
  sources: [report]
"""
NAMED = {"ids": lambda value: value if isinstance(value, str) else "file"}  # of tests that are given bytes
KINDS = {
    "jpg": "picture",
    "png": "picture",
    "webp": "picture",
    "pdf": "document",
    "wav": "audio",
    "mp4": "video",
    "mp3": "audio",
    "ogg": "audio",
}
HIDDEN = re.compile(rb"HIDDEN|SERIAL|Zeppelin|GPS|ns/meta|Photoshop", re.IGNORECASE)
PLAIN = Image.linear_gradient("L").convert("RGB")


def seen(content):
    return look(content, hashlib.sha256(content).hexdigest())


@pytest.fixture
def exhibit(write_case):
    """Lay out the minimal case with an exhibit: a file of a name and content, with more lines of the record → the folder."""

    def lay_out(name, content, more="", files=None, **changed):
        stem, _, ending = name.rpartition(".")
        values = {
            "id": stem,
            "kind": KINDS.get(ending, "data"),
            "file_name": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            **changed,
        }
        more = more or ("  transcript: Nothing can be heard.\n" if values["kind"] in ("audio", "video") else "")
        case_dir = write_case({"exhibits.yml": RECORD.format(**values) + more} | (files or {}))
        (case_dir / "exhibits").mkdir(exist_ok=True)
        (case_dir / "exhibits" / name).write_bytes(content)
        return case_dir

    return lay_out


def published(case_dir, site=SITE):
    """The files below ``exhibits/`` that are no pages, by name."""
    files = build(case_dir, site)[0]
    return {one.path.rpartition("/")[2]: one.content for one in files if one.path.startswith("exhibits/") and not one.path.endswith(".md")}


# What a file is


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (made.photograph(place=False), "JPEG"),
        (made.saved(PLAIN, "PNG"), "PNG"),
        (made.saved(PLAIN, "WEBP"), "WebP"),
        (made.pdf(), "PDF"),
        (made.sound(), "WAV"),
        (b"\xff\xfb\x90\0" + bytes(400), "MP3"),
        (b"ID3\x04\0\0\0\0\0\0\xff\xfb" + bytes(40), "MP3"),
        (b"OggS" + bytes(60), "Ogg"),
        (b"fLaC" + bytes(60), "FLAC"),
        (made.film(), "MP4"),
        (made.film(handler=b"soun"), "M4A"),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm" + bytes(40), "WebM"),
        (b"a,b\n1,2\n", "CSV"),
        (b"\xef\xbb\xbfa;b\n1;2\n", "CSV"),
        (b"a\tb\n1\t2\n", "CSV"),
        (b"a,b\n-1,+2.5\n- 3,-4 %\n", "CSV"),
        (b'{"a": [1]}', "JSON"),
        (b" [1, 2]", "JSON"),
        (made.workbook(), "XLSX"),
    ],
)
def test_the_type_of_a_file_is_in_its_bytes(content, label):
    assert seen(content).type.label == label
    assert seen(content).refused == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
        (b'\xef\xbb\xbf <?xml version="1.0"?><svg/>', "XML"),
        (b"<!DOCTYPE html><p>", "a page of the web"),
        (b"<HTML><script>alert(1)</script>", "a page of the web"),
        (b"<script>alert(1)</script>", "HTML or XML"),
        (b"#!/bin/sh\necho\n", "a script"),
        (b"MZ\x90\0" + bytes(60), "a program"),
        (b"\x7fELF" + bytes(60), "a program"),
        (b"GIF89a" + bytes(60), "a GIF"),
        (b"II*\0" + bytes(60), "a TIFF"),
        (made.box(b"ftyp", b"heic\0\0\0\0mif1heic") + bytes(40), "HEIC"),
        (b"\xd0\xcf\x11\xe0" + bytes(60), "an old file of Office"),
        (b"one line of words\nand another\n", "no file of a type that is taken"),
        (b"var a = 1;\nalert(a);\n", "no file of a type that is taken"),
        (b"", "no file of a type that is taken"),
        (b"\0\1\2", "no file of a type that is taken"),
        (b'{"a": ', "begins as JSON"),
        (b"a,b\n1\n", "no file of a type that is taken"),
        (b"a,b\n1,=1+1\n", 'holds "=1+1", which a spreadsheet would run'),
        (b'a,b\n1,"@SUM(A1)"\n', "which a spreadsheet would run"),
        (b"a,b\n1,-2+cmd|' /C calc'!A0\n", "which a spreadsheet would run"),
        (made.photograph()[:20000], "cut short or damaged"),
        (made.saved(PLAIN, "PNG")[:-60], "cut short or damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "cut short or damaged"),
        (made.saved(PLAIN, "PNG", save_all=True, append_images=[Image.new("RGB", PLAIN.size)]), "moves"),
        (made.saved(PLAIN, "WEBP", save_all=True, append_images=[Image.new("RGB", PLAIN.size)]), "moves"),
        (made.saved(Image.new("1", (9000, 9000)), "PNG"), "80 million dots"),
        (made.pdf()[:300], "cut short or damaged"),
        (b"%PDF-1.7\n", "cut short or damaged"),
        (made.pdf(pages=[]), "has no pages"),
        (made.pdf(root="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), "a script"),
        (made.pdf(root="/Names<</JavaScript<</Names[]>>>>"), "a script"),
        (made.pdf(root="/AA<<>>"), "a script"),
        (made.pdf(root="/OpenAction<</S/Launch/F(x.exe)>>"), "a script"),
        (made.pdf(root="/Names<</EmbeddedFiles<</Names[]>>>>"), "other files"),
        (made.pdf(root="/AcroForm<</XFA()>>"), "XFA"),
        (made.film()[:30], "cut short or damaged"),
        (made.film(handler=b"text"), "neither picture nor sound"),
        (b"OggS" + bytes(30) + b"\x80theora", "video as Ogg"),
        (made.workbook("xl/vbaProject.bin"), "holds a program"),
        (made.workbook("xl/externalLinks/externalLink1.xml"), "a link to one"),
        (made.workbook()[:80], "cut short or damaged"),
    ],
)
def test_what_is_refused_is_named_with_what_to_do(content, words):
    assert seen(content).type is None
    assert words in seen(content).refused


def test_a_folder_of_files_in_one_is_no_workbook():
    text = made.workbook().replace(b"xl/workbook.xml", b"xl/workbool.xml")
    assert "ZIP" in seen(text).refused


def test_a_pdf_that_opens_at_a_page_is_taken():
    assert seen(made.pdf(root="/OpenAction[4 0 R/Fit]")).pages == 2


@pytest.mark.parametrize(("way", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30)), (9, (30, 20))])
def test_a_picture_is_as_large_as_it_is_looked_at(way, size):
    found = seen(made.photograph((30, 20), place=False, orientation=way))
    assert (found.width, found.height) == size


@pytest.mark.parametrize("cut", [12, 20, 30, 60])
def test_a_photograph_of_which_only_what_is_hidden_is_damaged_is_a_photograph(cut, exhibit):
    content = bytearray(made.photograph((90, 60)))
    start = content.index(b"Exif")
    content[start + cut : start + cut + 8] = b"\xff" * 8
    found = seen(bytes(content))
    assert (found.width, found.height) == (90, 60) or "damaged" in found.refused
    if found.type and not found.revealing:
        assert len(published(exhibit("slope.jpg", bytes(content)))) == 2


def with_exif(**tags):
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({int(tag[1:], 16): value for tag, value in tags.items()})
    return made.saved(PLAIN, "JPEG", exif=exif)


def with_text(**words):
    text = PngImagePlugin.PngInfo()
    for name, value in words.items():
        text.add_text(name.replace("_", ":"), value)
    return made.saved(PLAIN, "PNG", pnginfo=text)


def with_iptc():
    block = b"\x1c\x02\x5a\0\x05Paris"
    inside = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(block).to_bytes(4) + block
    jpeg = made.saved(PLAIN, "JPEG")
    return jpeg[:2] + b"\xff\xed" + (len(inside) + 2).to_bytes(2) + inside + jpeg[2:]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (made.photograph(), "GPS"),
        (made.photograph(), "serial number of a camera"),
        (with_exif(xA435="L-1"), "serial number of a lens"),
        (with_exif(xA430="Somebody"), "name of a camera’s owner"),
        (with_exif(x927C=b"Maker"), "note of the camera’s maker"),
        (made.saved(PLAIN, "JPEG", xmp=b"<aux:SerialNumber>1</aux:SerialNumber>"), "XMP"),
        (with_text(**{"XML_com.adobe.xmp": "<exif:GPSLatitude>46,30N</exif:GPSLatitude>"}), "where it was made (XMP)"),
        (made.saved(PLAIN, "WEBP", xmp=b"<photoshop:City>X</photoshop:City>"), "where it was made (XMP)"),
        (with_iptc(), "where it was made (IPTC)"),
        (made.film(made.box(b"udta", made.box(b"\xa9xyz", b"\0\x12\x15\xc7+46.5000+007.2500/"))), "where it was made"),
        (made.film(made.box(b"meta", b"com.apple.quicktime.location.ISO6709")), "where it was made"),
        (made.film(made.box(b"meta", b"SerialNumber 4711")), "serial number of a device"),
    ],
)
def test_a_place_a_device_and_an_owner_are_found(content, words):
    found = seen(content)
    assert any(words in each for each in found.revealing), found


@pytest.mark.parametrize(
    "content",
    [
        made.photograph(place=False, orientation=6),
        made.saved(PLAIN, "JPEG", comment=b"GPSLatitude of a word"[:3]),
        with_text(Title="A slope"),
        made.film(made.box(b"udta", b"\xa9nam")),
        made.sound(),
    ],
    **NAMED,
)
def test_what_says_neither_place_nor_device_is_no_problem(content):
    assert seen(content).revealing == ()


def test_what_a_pdf_says_of_itself_is_told_and_its_pages_are_counted():
    found = seen(made.pdf(info="/Title(Draft 7)/Author(A. Clerk)/Producer(Typewriter 3)"))
    assert found.pages == 2
    assert found.described == ("title “Draft 7”", "author “A. Clerk”", "producer “Typewriter 3”")
    assert seen(made.pdf()).described == ()


def test_the_author_of_a_workbook_is_told():
    assert seen(made.workbook(author="A. Clerk")).described == ("author “A. Clerk”",)


def test_the_same_bytes_are_looked_at_once(monkeypatch):
    content = made.saved(PLAIN, "PNG")
    first = seen(content)
    monkeypatch.setattr(looking, "_look", None)
    assert seen(content) is first


# What the check says


@pytest.mark.parametrize(
    ("name", "content", "changed", "place", "words"),
    [
        ("plan.svg", b"<svg/>", {}, "4:14", "this is an SVG drawing, which may run a script; save it as PNG (exhibit-type)"),
        ("plan.jpg", made.saved(PLAIN, "PNG"), {}, "4:14", 'the file is PNG; call it "plan.png" (exhibit-type)'),
        ("plan.pdf", made.saved(PLAIN, "PNG"), {}, "3:9", 'the file is PNG, which is a picture; write "kind: picture" (exhibit-type)'),
        (
            "plan.png",
            made.saved(PLAIN, "PNG"),
            {"sha256": "0" * 64},
            "5:11",
            "the file in exhibits/ is another one than this; where that is",
        ),
        (
            "photo.jpg",
            made.photograph(),
            {},
            "4:14",
            'serial number of a camera; where it was made (XMP); run "casesite clean photo.jpg" (exhibit-reveals)',
        ),
        (
            "plan.png",
            made.saved(PLAIN, "PNG"),
            {"file_name": "plans.png"},
            "4:14",
            'there is no file "plans.png" in exhibits/; did you mean "plan.png"?',
        ),
        (
            "plan.png",
            made.saved(PLAIN, "PNG"),
            {"file_name": "Plan 1.png"},
            "4:14",
            '"Plan 1.png" is not the name of a file as exhibits have it',
        ),
        ("plan.png", made.saved(PLAIN, "PNG"), {"file_name": "../plan.png"}, "4:14", '"../plan.png" is not the name of a file'),
        ("plan.png", made.saved(PLAIN, "PNG"), {"sha256": "abc"}, "5:11", '"abc" is not the SHA-256 of a file'),
    ],
    **NAMED,
)
def test_each_mistake_is_told_once_at_its_place(name, content, changed, place, words, exhibit):  # noqa: PLR0917
    lines = problems_of(exhibit(name, content, **changed))
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"case_data/exhibits.yml:{place}: error: "), lines
    assert words in lines[0]


def test_a_file_that_no_exhibit_has_is_a_mistake(exhibit):
    case_dir = exhibit("plan.png", made.saved(PLAIN, "PNG"))
    (case_dir / "exhibits" / "photo.jpg").write_bytes(made.photograph())
    assert [line.rpartition("/")[2] for line in problems_of(case_dir)] == [
        'photo.jpg:1:1: error: no exhibit has this file; "casesite new exhibit FILE" writes the record, or delete it (exhibit-file)'
    ]


def test_what_programs_leave_among_the_files_is_passed_over(exhibit):
    case_dir = exhibit("plan.png", made.saved(PLAIN, "PNG"))
    for name in (".DS_Store", "Thumbs.db", "plan.png~"):
        (case_dir / "exhibits" / name).write_bytes(b"x")
    assert problems_of(case_dir) == []


def test_a_link_out_of_the_case_is_not_followed(exhibit, tmp_path):
    (tmp_path / "elsewhere.png").write_bytes(made.saved(PLAIN, "PNG"))
    case_dir = exhibit("plan.png", made.saved(PLAIN, "PNG"))
    (case_dir / "exhibits" / "plan.png").unlink()
    (case_dir / "exhibits" / "plan.png").symlink_to(tmp_path / "elsewhere.png")
    assert len(lines := problems_of(case_dir)) == 1
    assert "symbolic link out of the case data" in lines[0]


@pytest.mark.parametrize(("size", "limit", "fits"), [(1_000_000, 1, True), (1_000_001, 1, False), (1_000_001, 2, True)])
def test_a_file_is_as_large_as_the_case_allows(size, limit, fits, exhibit):
    content = b"aaaa,b\n" + b"a,b\n" * ((size - 7) // 4)
    content += b"" if len(content) == size else b"a" * (size - len(content) - 2) + b",b" if size - len(content) > 2 else b""
    content = content.replace(b"aaaa,b", b"a" * (4 + size - len(content)) + b",b", 1)
    assert len(content) == size
    case = exhibit("table.csv", content)
    text = (case / "case.yml").read_text()
    (case / "case.yml").write_text(f"{text}exhibit_limits: {{data: {limit}}}\n")
    lines = problems_of(case)
    assert (lines == []) is fits
    assert fits or f"1.0 MB, and data may have {limit}; make it smaller, or allow more under exhibit_limits (exhibit-too-large)" in lines[0]


@pytest.mark.parametrize(("name", "content"), [("talk.ogg", b"OggS" + bytes(40) + b"LOCATION=46.5,7.2" + bytes(40))], **NAMED)
def test_what_cannot_be_cleaned_is_to_be_saved_without(name, content, exhibit):
    lines = problems_of(exhibit(name, content))
    assert len(lines) == 1
    assert "the file holds where it was made; save it without (exhibit-reveals)" in lines[0]


@pytest.mark.parametrize(("name", "content"), [("talk.wav", made.sound()), ("film.mp4", made.film())], **NAMED)
def test_what_can_be_heard_has_a_transcript(name, content, exhibit):
    assert problems_of(exhibit(name, content)) == []
    lines = problems_of(exhibit(name, content, more="  date: 2021\n"))
    assert len(lines) == 1
    assert "a transcript is missing" in lines[0]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("  transcript: A man says that it was a catastrophe.\n", ""),
        (f"  transcript: 'A man reads: “{'word ' * 40}”'\n", ""),
        ("  transcript: A woman says that she was born on 3 May 1980.\n", "private-detail"),
        ("  transcript: Nothing.\n  note: {text: It was a catastrophe., sources: [report]}\n", "loaded-word"),
    ],
)
def test_a_transcript_has_the_words_that_were_said_and_what_stands_beside_it_has_not(more, words, exhibit):
    lines = problems_of(exhibit("talk.wav", made.sound(), more=more))
    assert len(lines) == bool(words), lines
    assert not words or words in lines[0]


def test_a_caption_that_quotes_names_where_it_is_quoted_from(exhibit):
    case_dir = exhibit("plan.png", made.saved(PLAIN, "PNG"))
    text = (
        (case_dir / "exhibits.yml")
        .read_text()
        .replace("caption: What it is.", "caption: The report calls it “a gate that nobody had ever looked at”.")
    )
    (case_dir / "exhibits.yml").write_text(text)
    assert "(bare-quotation)" in problems_of(case_dir)[0]


def test_what_a_pdf_says_of_itself_is_a_warning_that_can_be_waived(exhibit):
    content = made.pdf(info="/Author(A. Clerk)")
    lines = problems_of(exhibit("sheet.pdf", content))
    assert len(lines) == 1
    assert "warning: whoever takes the file also gets author “A. Clerk”" in lines[0]
    waived = "  waivers: [{rule: exhibit-metadata, reason: The author is named on the page.}]\n"
    assert problems_of(exhibit("sheet.pdf", content, more=waived)) == []


EVENT = """\
- id: gate-falls
  date: 2021-10-21
  title: The gate falls
  text: It fell.
  status: established
  category: structure
"""
OTHER = """\
- {id: report, title: Report, kind: official-report, primary: true}
- {id: other, title: Other, kind: official-report, primary: true}
"""


def cited(words):
    return {"events.yml": f"{EVENT}  sources: [{words}]\n", "sources.yml": OTHER}


@pytest.mark.parametrize(
    ("name", "content", "words", "problem"),
    [
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: sheet, page: 2}", ""),
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: sheet}", ""),
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: sheet, page: 3}", '"sheet" has 2 pages'),
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: sheet, page: 0}", '"sheet" has 2 pages'),
        ("sheet.pdf", made.pdf(), "{source: report, page: 2}", "the page of no exhibit"),
        ("plan.png", made.saved(PLAIN, "PNG"), "{source: report, exhibit: plan, page: 1}", '"plan" is a picture, which has no pages'),
        ("sheet.pdf", made.pdf()[:300], "{source: report, exhibit: sheet, page: 1}", "cut short or damaged"),
        ("sheet.pdf", made.pdf(), "{source: other, exhibit: sheet}, report", '"sheet" is not from "other"'),
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: shet}", 'no exhibit is called "shet"; did you mean "sheet"?'),
        ("sheet.pdf", made.pdf(), "{source: report, exhibit: ferrow}", '"ferrow" is a party, and this takes an exhibit'),
    ],
    **NAMED,
)
def test_a_citation_leads_to_a_page_that_is_there(name, content, words, problem, exhibit):
    lines = problems_of(exhibit(name, content, files=cited(words)))
    assert len(lines) == bool(problem), lines
    assert not problem or problem in lines[0]


def test_a_citation_shows_the_page_and_leads_to_it(exhibit):
    case_dir = exhibit("sheet.pdf", made.pdf(), files=cited("{source: report, exhibit: sheet, page: 2}"))
    page = next(one.content.decode() for one in build(case_dir, SITE)[0] if one.path == "timeline/gate-falls/index.md")
    assert '<a href="../../exhibits/sheet/sheet.pdf#page=2">page 2</a>' in page


def test_a_name_that_is_not_printed_is_found_in_the_words_of_a_pdf(exhibit, capsys, monkeypatch):
    content = made.pdf(pages=[["A walker, Quentin Zauberflug, was hurt."]])
    case_dir = exhibit("sheet.pdf", content)
    answers = iter(["Zauberflug", ""])
    monkeypatch.setattr("getpass.getpass", lambda *_: next(answers))
    monkeypatch.setattr("builtins.input", lambda *_: next(answers))
    monkeypatch.setattr("sys.stdin", io.StringIO("Zauberflug\n"))
    assert main(["withhold", str(case_dir), "--whole-words"]) == 0
    prints = re.findall(r"word-\d+-[0-9a-f]{32}", capsys.readouterr().out)
    (case_dir / "case.yml").write_text((case_dir / "case.yml").read_text() + f"do_not_name: {json.dumps(prints)}\n")
    lines = problems_of(case_dir)
    assert len(lines) == 1
    assert "this file names somebody whose name this site does not print" in lines[0]
    assert "Zauberflug" not in lines[0]


# What is taken out


def clear_jpeg():
    return made.saved(PLAIN, "JPEG", icc_profile=b"", comment=b"HIDDEN")


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (made.photograph(), "JPEG"),
        (made.photograph(progressive=True), "JPEG"),
        (made.photograph(orientation=6), "JPEG"),
        (made.photograph() + b"HIDDEN behind the end", "JPEG"),
        (with_iptc(), "JPEG"),
        (clear_jpeg(), "JPEG"),
        (with_text(**{"Comment": "HIDDEN", "XML_com.adobe.xmp": "<exif:GPSLatitude>HIDDEN</exif:GPSLatitude>"}), "PNG"),
        (made.saved(PLAIN, "PNG", exif=Image.open(io.BytesIO(made.photograph(orientation=3))).getexif()), "PNG"),
        (
            made.saved(PLAIN, "WEBP", lossless=True, xmp=b"HIDDEN", exif=Image.open(io.BytesIO(made.photograph(orientation=8))).getexif()),
            "WEBP",
        ),
    ],
)
def test_a_picture_is_cleaned_to_the_last_word_and_stays_dot_for_dot(content, form):
    assert HIDDEN.search(content)
    after = cleaned(content)
    assert not HIDDEN.search(after)
    assert cleaned(after) == after
    assert seen(after).revealing == ()
    old, new = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(after))
    assert new.format == form
    assert new.getexif().get(0x0112, 1) == old.getexif().get(0x0112, 1)
    assert set(new.getexif()) <= {0x0112}
    assert ImageChops.difference(old.convert("RGB"), new.convert("RGB")).getbbox() is None


def test_the_thumbnail_of_a_photograph_goes():
    exif = Image.Exif()
    exif[0x0112] = 1
    small = made.saved(PLAIN.resize((16, 16)), "JPEG", comment=b"HIDDEN")
    ifd = TiffImagePlugin.ImageFileDirectory_v2()
    ifd[0x0103] = 6
    content = made.saved(PLAIN, "JPEG", exif=exif.tobytes() + small)
    assert b"HIDDEN" in content
    assert b"HIDDEN" not in cleaned(content)


def test_a_recording_is_cleaned_and_its_sound_stays():
    film = made.film(made.box(b"udta", made.box(b"\xa9xyz", b"HIDDEN")))
    assert b"HIDDEN" not in cleaned(film)
    assert len(cleaned(film)) == len(film)
    wav = made.sound()
    told = b"RIFF" + (len(wav) - 8 + 14).to_bytes(4, "little") + wav[8:] + b"LIST\x06\0\0\0HIDDEN"
    assert cleaned(told) == wav
    flac = b"fLaC\x80\0\0\x02ab" + bytes(50)
    assert cleaned(b"fLaC\0\0\0\x02ab\x04\0\0\x06HIDDEN\x86\0\0\x06HIDDEN" + bytes(50)) == flac == cleaned(flac)
    mp3 = b"\xff\xfb\x90\0" + bytes(200)
    assert cleaned(b"ID3\x04\0\0\0\0\0\x06HIDDEN" + mp3 + b"TAG" + bytes(125)) == mp3


@pytest.mark.parametrize("content", [made.pdf(), b"a,b\n1,2\n", made.workbook(), b"OggS" + bytes(60), made.pdf(info="/Author(A)")], **NAMED)
def test_papers_and_data_stay_as_they_are(content):
    assert cleaned(content) == content


# What is published


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp"])
def test_a_photograph_with_its_place_never_reaches_the_site(name, exhibit, monkeypatch):
    """Even where the rule that refuses it is not asked: what is published is made from the dots alone."""
    exif = Image.open(io.BytesIO(made.photograph())).getexif()
    form = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rpartition(".")[2]]
    content = made.saved(Image.open(io.BytesIO(made.photograph())), form, exif=exif, xmp=b"HIDDEN")
    monkeypatch.setattr("casesite.rules.exhibits.exhibit_reveals.__code__", (lambda case, site: iter(())).__code__)
    case_dir = exhibit(name, content)
    for artifact in build(case_dir, SITE)[0]:
        if not artifact.path.startswith("reference/"):
            assert not re.search(rb"HIDDEN|SERIAL-4711|Zeppelin", artifact.content), artifact.path
    files = published(case_dir)
    assert len(files) == 4
    for file in files.values():
        picture = Image.open(io.BytesIO(file))
        assert not picture.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"} & set(picture.info)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (480, [480]),
        (481, [480, 481]),
        (960, [480, 960]),
        (1599, [480, 960, 1599]),
        (1600, [480, 960, 1600]),
        (1601, [480, 960, 1600]),
        (3000, [480, 960, 1600]),
    ],
)
def test_a_picture_comes_in_widths_and_is_never_made_larger(width, widths, exhibit):
    files = published(exhibit("slope.jpg", made.photograph((width, 90), place=False)))
    assert sorted(files) == sorted([*(f"slope-{each}.webp" for each in widths), "slope.jpg"])
    for each in widths:
        picture = Image.open(io.BytesIO(files[f"slope-{each}.webp"]))
        assert picture.size == (each, max(1, round(90 * each / width)))
    assert Image.open(io.BytesIO(files["slope.jpg"])).width == widths[-1]


def test_a_picture_is_published_the_way_up_that_it_is_held(exhibit):
    files = published(exhibit("slope.jpg", made.photograph(place=False, orientation=6)))
    picture = Image.open(io.BytesIO(files["slope.jpg"]))
    assert picture.size == (800, 1200)
    red, green, _ = picture.convert("RGB").getpixel((790, 5))  # the corner is at the right of the top now
    assert (red > 150, green > 60) == (True, False)


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGBA", (20, 20), (10, 20, 30, 128)),
        Image.new("LA", (20, 20), (10, 128)),
        Image.new("P", (20, 20)),
        Image.new("1", (20, 20), 1),
        Image.new("I;16", (20, 20), 40000),
        Image.new("L", (20, 20), 99),
    ],
    ids=lambda picture: picture.mode,
)
def test_a_drawing_of_every_mode_is_kept_dot_for_dot(picture, exhibit):
    files = published(exhibit("drawing.png", made.saved(picture, "PNG")))
    for name in ("drawing.png", "drawing-20.webp"):
        shown = Image.open(io.BytesIO(files[name]))
        if picture.mode == "I;16":
            assert abs(shown.convert("RGB").getpixel((3, 3))[0] - 40000 // 257) <= 1
        else:
            assert ImageChops.difference(shown.convert("RGBA"), picture.convert("RGBA")).getbbox() is None


def test_a_photograph_for_print_is_shown_in_the_colours_of_screens(exhibit):
    files = published(exhibit("print.jpg", made.saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG")))
    red, green, blue = Image.open(io.BytesIO(files["print.jpg"])).getpixel((5, 5))
    assert (red > 200, max(green, blue) > 80) == (True, False)


def test_papers_recordings_and_data_are_published_as_they_are(exhibit):
    for name, content in (("sheet.pdf", made.pdf()), ("talk.wav", made.sound()), ("film.mp4", made.film()), ("table.csv", b"a,b\n1,2\n")):
        assert published(exhibit(name, content)) == {name: content}
        for path in (exhibit(name, content) / "exhibits").iterdir():
            path.unlink()


def test_the_page_shows_a_picture_in_a_room_that_is_there_before_it(exhibit):
    case_dir = exhibit("slope.jpg", made.photograph((700, 350), place=False))
    page = next(one.content.decode() for one in build(case_dir, SITE)[0] if one.path == "exhibits/slope/index.md")
    image = re.search(r"<img [^>]*>", page).group()
    for attribute in ('width="700"', 'height="350"', 'loading="lazy"', 'decoding="async"', 'alt="What it shows."'):
        assert attribute in image


@pytest.mark.parametrize(("name", "content", "tag"), [("talk.wav", made.sound(), "audio"), ("film.mp4", made.film(), "video")], **NAMED)
def test_a_recording_is_not_taken_before_somebody_asks(name, content, tag, exhibit):
    files = {one.path: one.content.decode(errors="replace") for one in build(exhibit(name, content), SITE)[0]}
    stem = name.partition(".")[0]
    assert re.search(rf'<{tag} controls preload="none" src="[^"]*{name}"', files[f"exhibits/{stem}/index.md"])
    assert "Nothing can be heard." in files[f"exhibits/{stem}/index.md"]


def test_two_builds_give_the_same_bytes_and_the_second_makes_no_picture(exhibit, tmp_path, monkeypatch):
    case_dir = exhibit("slope.jpg", made.photograph(place=False))
    site = Site(today=SITE.today, cache=tmp_path / "cache")
    first = published(case_dir, site)
    assert published(case_dir, SITE) == first
    monkeypatch.setattr(pictures, "_made", None)
    assert published(case_dir, site) == first


def test_a_picture_that_changed_is_made_anew(exhibit, tmp_path):
    site = Site(today=SITE.today, cache=tmp_path / "cache")
    first = published(exhibit("slope.jpg", made.photograph(place=False)), site)
    second = published(exhibit("slope.jpg", made.photograph(place=False, orientation=3)), site)
    assert first["slope.jpg"] != second["slope.jpg"]


def test_a_cache_that_lost_a_file_or_cannot_be_written_is_no_fault(exhibit, tmp_path):
    site = Site(today=SITE.today, cache=tmp_path / "cache")
    case_dir = exhibit("slope.jpg", made.photograph(place=False))
    first = published(case_dir, site)
    next((tmp_path / "cache").rglob("*.webp")).unlink()
    assert published(case_dir, site) == first
    (tmp_path / "file").write_text("")
    assert published(case_dir, Site(today=SITE.today, cache=tmp_path / "file")) == first


def test_the_check_makes_no_picture(exhibit, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "pictures", None)
    case_dir = exhibit("slope.jpg", made.photograph(place=False))
    load_case(case_dir, Site(today=SITE.today, cache=tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_withdrawn_exhibit_and_one_of_a_later_day_are_not_published(exhibit):
    content = made.photograph(place=False)
    event = f"{EVENT}  sources: [report]\n  exhibits: [slope]\n"
    gone = exhibit(
        "slope.jpg", content, more="  withdrawn: {date: 2024-01-01, reason: It shows another gate.}\n", files={"events.yml": event}
    )
    files = {one.path: one.content for one in build(gone, SITE)[0]}
    assert not [path for path in files if path.startswith("exhibits/") and not path.startswith("exhibits/slope/index")]
    assert b"<img" not in files["timeline/gate-falls/index.md"]
    assert b"It shows another gate." in files["exhibits/slope/index.md"]
    later = exhibit("slope.jpg", content, more="  date: 2024\n", files={"events.yml": event})
    assert len(published(later)) == 4
    assert published(later, Site(today=SITE.today, as_of=SITE.today.replace(year=2023))) == {}


def test_a_case_without_exhibits_has_no_page_menu_or_search_of_them(write_case):
    files = {one.path: one.content for one in build(write_case(), SITE)[0]}
    assert not [path for path in files if "exhibit" in path and not path.startswith("data/tables/")]  # of these each case has all
    assert b"Exhibit" not in files["data/index.md"].replace(b'scope="row">Exhibit<', b"")
    assert not [path for path in files if path.startswith("search/") and b"xhibit" in files[path]]


def test_the_hash_stands_on_the_page_in_the_table_and_in_the_dataset(exhibit):
    content = made.pdf()
    files = {one.path: one.content for one in build(exhibit("sheet.pdf", content), SITE)[0]}
    sha256 = hashlib.sha256(content).hexdigest()
    assert sha256.encode() in files["exhibits/sheet/index.md"]
    assert sha256.encode() in files["data/exhibits.csv"]
    record = json.loads(files["data/case.json"])["exhibits"][0]
    assert record["sha256"] == sha256
    assert record["published"] == {"file": "exhibits/sheet/sheet.pdf", "type": "application/pdf", "size": len(content), "pages": 2}


def test_a_changed_file_is_a_change_to_what_was_published(exhibit):
    case_dir = exhibit("sheet.pdf", made.pdf())
    assert main(["lock", str(case_dir)]) == 0
    exhibit("sheet.pdf", made.pdf(pages=[["Another sheet."]]))
    lines = problems_of(case_dir)
    assert len(lines) == 1
    assert '"sha256" was published and has changed' in lines[0]
    assert main(["correct", "sheet", str(case_dir), "--why", "It was another sheet."]) == 0
    assert problems_of(case_dir) == []


# The commands

GIVEN = [
    "--title=The gate from above",
    "--caption=The gate.",
    "--in-words=A gate.",
    "--credit=Nobody",
    "--licence=CC BY 4.0",
    "--sources=report",
]


@pytest.fixture
def run(write_case, tmp_path, monkeypatch, capsys):
    """Run casesite beside the minimal case → exit code and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    write_case()

    def run(*arguments):
        capsys.readouterr()
        code = main(list(arguments))
        return code, capsys.readouterr().err

    return run


def test_new_exhibit_cleans_names_hashes_and_drafts(run, tmp_path):
    (tmp_path / "IMG_4711.JPG").write_bytes(made.photograph())
    code, said = run("new", "exhibit", "IMG_4711.JPG", *GIVEN)
    assert code == 0, said
    assert "taken out of the file: where it was made (GPS)" in said
    case_dir = tmp_path / "case_data"
    content = (case_dir / "exhibits" / "gate-from-above.jpg").read_bytes()
    assert not HIDDEN.search(content)
    assert f"sha256: {hashlib.sha256(content).hexdigest()}" in (case_dir / "exhibits.yml").read_text()
    assert problems_of(case_dir) == []
    assert HIDDEN.search((tmp_path / "IMG_4711.JPG").read_bytes())  # what somebody has elsewhere is left alone


def test_new_exhibit_of_a_file_that_lies_there_already_gives_it_its_name(run, tmp_path):
    folder = tmp_path / "case_data" / "exhibits"
    folder.mkdir()
    (folder / "IMG_4711.JPG").write_bytes(made.photograph())
    code, said = run("new", "exhibit", "case_data/exhibits/IMG_4711.JPG", *GIVEN)
    assert code == 0, said
    assert [path.name for path in folder.iterdir()] == ["gate-from-above.jpg"]
    assert problems_of(tmp_path / "case_data") == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.svg", b"<svg/>", "SVG"), ("a.jpg", None, "not a file that can be read"), ("a.jpg", made.photograph()[:9000], "damaged")],
    **NAMED,
)
def test_new_exhibit_refuses_what_cannot_be_one_and_writes_nothing(name, content, words, run, tmp_path):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, said = run("new", "exhibit", name, *GIVEN)
    assert code == 2
    assert words in said
    assert not (tmp_path / "case_data" / "exhibits").exists()
    assert not (tmp_path / "case_data" / "exhibits.yml").exists()


def test_new_exhibit_says_what_is_missing_and_writes_nothing(run, tmp_path):
    (tmp_path / "plan.png").write_bytes(made.saved(PLAIN, "PNG"))
    code, said = run("new", "exhibit", "plan.png", *GIVEN[:2])
    assert code == 2
    assert "--in-words is missing" in said
    assert not (tmp_path / "case_data" / "exhibits").exists()


def test_clean_takes_out_what_is_hidden_and_writes_the_new_hash(exhibit, capsys):
    case_dir = exhibit("photo.jpg", made.photograph())
    assert "casesite clean photo.jpg" in problems_of(case_dir)[0]
    assert main(["clean", "photo.jpg", "--case-dir", str(case_dir)]) == 0
    assert not HIDDEN.search((case_dir / "exhibits" / "photo.jpg").read_bytes())
    assert problems_of(case_dir) == []
    assert main(["clean", "--case-dir", str(case_dir)]) == 0
    assert "nothing is hidden" in capsys.readouterr().err
    assert main(["clean", "other.jpg", "--case-dir", str(case_dir)]) == 2
