"""A new record: what it needs (``values``), what it is called (``ids``), where it goes (``additions``)."""
