"""Pictures for readers, made from the dots of a picture alone: upright, in several widths, with nothing else in them.

They are made once: a cache has them by the hash of what they are made from and of how. A drawing, which comes as PNG,
is kept as it is, dot for dot; a photograph is pressed together as far as nobody sees it.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageOps

from casesite.model.media import WEBP, WIDTHS, Media

QUALITY = {"webp": 80, "jpg": 84}  # of 100
_FORMATS = {"webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
# What the bytes depend on beside the picture; whatever changes here makes every picture anew.
_RECIPE = f"1 {PIL.__version__} {WIDTHS} {QUALITY}"


def pictures(content: bytes, media: Media, cache: Path | None) -> Mapping[str, bytes]:
    """Each picture that is published of one, by width and ending, as in ``480.webp``; the fallback is as large as the largest."""
    wanted = [f"{width}.{WEBP}" for width, _ in media.sizes]
    wanted.append(f"{media.sizes[-1][0]}.{media.fallback}")
    folder = cache / "exhibits" / hashlib.sha256(f"{media.sha256} {_RECIPE}".encode()).hexdigest() if cache else None
    if folder and (kept := _kept(folder, wanted)):
        return kept
    made = _made(content, media)
    if folder:
        _keep(folder, made)
    return made


def _made(content: bytes, media: Media) -> dict[str, bytes]:
    made = {}
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        upright = _in_colours_of_the_web(ImageOps.exif_transpose(opened))
    for width, height in media.sizes:
        smaller = upright if (width, height) == upright.size else upright.resize((width, height), Image.Resampling.LANCZOS)
        made[f"{width}.{WEBP}"] = _written(smaller, WEBP, drawn=media.fallback == "png")
    made[f"{width}.{media.fallback}"] = _written(smaller, media.fallback, drawn=media.fallback == "png")
    return made


def _in_colours_of_the_web(image: Image.Image) -> Image.Image:
    """A picture in sRGB, on white where a photograph would be seen through, with nothing of what came with it."""
    profile = image.info.get("icc_profile")
    is_clear = image.has_transparency_data
    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that cannot be read says nothing
            image = (
                ImageCms.profileToProfile(
                    image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
                )
                or image
            )
    if image.mode.startswith(("I", "F")):
        image = image.convert("F").point(lambda value: value / 257).convert("L")  # 16 bits a dot
    plain = image.convert("RGBA" if is_clear else "RGB")
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _written(image: Image.Image, ending: str, *, drawn: bool) -> bytes:
    written = io.BytesIO()
    if ending == "jpg":
        image.convert("RGB").save(written, "JPEG", quality=QUALITY["jpg"], optimize=True, progressive=True)
    elif ending == "png":
        image.save(written, "PNG", optimize=True)
    elif drawn:
        image.save(written, "WEBP", lossless=True, quality=80, method=4, exact=False)
    else:
        image.save(written, "WEBP", quality=QUALITY["webp"], method=4)
    return written.getvalue()


def _kept(folder: Path, wanted: list[str]) -> dict[str, bytes] | None:
    """What the cache has, if it has all of it."""
    try:
        return {name: (folder / name).read_bytes() for name in wanted}
    except OSError:
        return None


def _keep(folder: Path, made: Mapping[str, bytes]) -> None:
    """Put into the cache what was made; each file is whole from the first moment. Where that cannot be, nothing is kept."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            part = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
            part.write_bytes(content)
            part.replace(folder / name)
