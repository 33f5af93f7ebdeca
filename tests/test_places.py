"""Coordinates: how they are written, where they show, and that no person has any."""

import json
import re

import pytest
from conftest import MINIMAL, SITE, problems_of

from casesite.build import build

PARTY = MINIMAL["parties.yml"]


def with_geo(written, party=PARTY):
    return {"parties.yml": f"{party}  geo: {written}\n"}


@pytest.fixture
def site_of(write_case):
    def made(files):
        return {one.path: one.content.decode() for one in build(write_case(files), SITE)[0] if not one.path.endswith((".png", ".db"))}

    return made


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("38.71, -9.14", [-9.14, 38.71]),
        ('"38.71,-9.14"', [-9.14, 38.71]),
        ("59.91387123456789, 10.75224987654321", [10.75225, 59.913871]),
        ("-90, 180", [180, -90]),
        ("90.0, -180.0", [-180, 90]),
        ("-0.0, 0", [0, 0]),
    ],
)
def test_what_a_map_site_gives_is_taken_and_turned_round_in_geojson(site_of, written, point):
    content = json.loads(site_of(with_geo(written))["data/places.geojson"])
    assert content["type"] == "FeatureCollection"
    assert [one["geometry"] for one in content["features"]] == [{"type": "Point", "coordinates": point}]
    assert content["features"][0]["properties"]["name"] == "Town of Ferrow"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("-109.14, 38.71", 'the latitude comes first, from -90 to 90, and -109.14 is none; did you mean "38.71, -109.14"?'),
        ("90.1, 120", "the latitude comes first, from -90 to 90, and 90.1 is none ("),
        ("38.71, 180.5", "the longitude comes second, from -180 to 180, and 180.5 is none"),
        ("38.71", '"38.71" are no coordinates; write latitude and longitude in degrees, in quotes and with points'),
        ("38,71, -9,14", 'write latitude and longitude in degrees, in quotes and with points, as map sites give them: "38.71, -9.14"'),
        ("38°42'36\" N, 9°8'24\" W", "are no coordinates"),
        ("[38.71, -9.14]", "write latitude and longitude in degrees, in quotes"),
        ("٣٨, ٩", "are no coordinates"),
    ],
)
def test_what_is_no_place_on_earth_is_told_with_what_would_be_right(write_case, written, says):
    [found] = problems_of(write_case(with_geo(written)))
    assert found.startswith("case_data/parties.yml:7:8: error: ")
    assert says in found
    assert "(bad-coordinates)" in found


def test_a_person_has_no_coordinates(write_case):
    found = problems_of(write_case(with_geo("38.71, -9.14", PARTY.replace("agency", "person"))))
    assert any("parties.yml:7:8: error: a person has no coordinates" in line and "(private-detail)" in line for line in found)


def test_they_show_as_words_that_a_map_program_opens_and_in_data_for_machines(site_of):
    incident = MINIMAL["case.yml"].replace("place: Ferrow}", 'place: Ferrow, geo: "38.71, -9.14"}')
    files = site_of({"case.yml": incident} | with_geo("-38.710046, 9.14"))
    overview, page = files["index.md"], files["parties/ferrow/index.md"]
    assert re.search(r'<a href="geo(:|&#58;)38\.71,-9\.14"[^>]*>38\.71° N, 9\.14° W</a>', overview)
    assert re.search(r'<a href="geo(:|&#58;)-38\.710046,9\.14"[^>]*>38\.710046° S, 9\.14° E</a>', page)
    assert '"location":{"@type":"Place","name":"Ferrow","geo":{"@type":"GeoCoordinates","latitude":38.71,"longitude":-9.14}}' in overview
    assert '"location":{"@type":"Place","geo":{"@type":"GeoCoordinates","latitude":-38.710046,"longitude":9.14}}' in page
    [place, party] = json.loads(files["data/places.geojson"])["features"]
    assert place["properties"] == {"kind": "incident", "date": "2021-10-21", "place": "Ferrow"}
    assert party["properties"]["id"] == "ferrow"
    assert "places.geojson" in files["data/index.md"]
    package = json.loads(files["data/datapackage.json"])["resources"]
    assert [one["mediatype"] for one in package if one["path"] == "places.geojson"] == ["application/geo+json"]


def test_a_case_without_any_has_no_file_of_them(site_of):
    files = site_of({})
    assert "data/places.geojson" not in files
    assert "places.geojson" not in files["data/index.md"]
