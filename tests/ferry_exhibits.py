"""The exhibits of the ferry case, drawn here: a plan of a deck, and a loading sheet. Nobody else's pictures.

``python tests/ferry_exhibits.py`` draws them anew, into the folder of that case.
"""

from made_exhibits import FONT, INK, ROOT, WATER, pdf, saved
from PIL import Image, ImageDraw, ImageFont

FOLDER = ROOT / "cases" / "ferry" / "case_data" / "exhibits"
OPEN, STEEL = (160, 32, 32), (225, 228, 232)
VEHICLES = [
    *("Turismo", "Turismo", "Turismo", "Furgoneta", "Turismo", "Turismo", "Camion", "Turismo", "Furgoneta"),
    *("Turismo", "Turismo", "Camion", "Turismo", "Turismo", "Furgoneta", "Turismo", "Camion", "Turismo", "Turismo"),
]
SHEET = [
    [
        "NAVIERA ARQUEDA S. A.",
        "Hoja de carga: TB 0418 Doña Casilda",
        "",
        "Fecha: 17 de agosto de 2018    Salida: 06:05",
        "",
        *(f"{number:2}.  {vehicle.replace('Camion', 'Camión')}" for number, vehicle in enumerate(VEHICLES, 1)),
        "",
        "Total: 19 vehículos",
        "Firma: T. Ibarlo, 05:58",
    ]
]


def plan():
    """A plan of the deck for vehicles, from above: four lanes, and at the bow the door with its four fastenings."""
    picture = Image.new("RGB", (2000, 900), "white")
    draw = ImageDraw.Draw(picture)
    font = {size: ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC) for size in (34, 50)}
    draw.rectangle((0, 130, 2000, 790), fill=WATER)
    draw.polygon([(160, 200), (1500, 200), (1840, 460), (1500, 720), (160, 720)], fill="white", outline=INK, width=8)
    for lane in range(4):
        top = 232 + lane * 120
        for place in range(6 if lane else 5):
            left = 200 + place * 210
            draw.rectangle((left, top, left + 170, top + 78), fill=STEEL, outline=INK, width=3)
    draw.line((1500, 260, 1500, 660), INK, 18)
    for number, (height, is_open) in enumerate(((290, False), (400, False), (520, True), (630, True)), 1):
        draw.ellipse((1478, height - 22, 1522, height + 22), fill=OPEN if is_open else "white", outline=OPEN if is_open else INK, width=6)
        draw.text((1535, height - 22), f"T{number}", OPEN if is_open else INK, font[34])
    draw.text((90, 40), "Doña Casilda: cubierta de vehículos, vista desde arriba", INK, font[50])
    draw.text((165, 142), "Babor", INK, font[34])
    draw.text((165, 735), "Estribor", INK, font[34])
    draw.text((1700, 735), "Proa", INK, font[34])
    draw.text((90, 825), "T1 a T4: trincas de la puerta de proa. En rojo, las que se hallaron abiertas.", INK, font[34])
    return saved(picture.quantize(32, dither=Image.Dither.NONE), "PNG", optimize=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "plano-cubierta-de-vehiculos.png").write_bytes(plan())
    (FOLDER / "hoja-de-carga.pdf").write_bytes(pdf(SHEET))
