"""The search of the site: records and pages → entries → the files that the browser reads.

    records, pages ▶ SearchEntry ─ words ▶ terms ─ index ▶ search/…   theme/assets/search-*.js

``index.files`` takes entries from wherever they come: ``records.entries`` makes those of a case,
``pages.page`` and ``pages.sections`` those of what no record says.
"""
