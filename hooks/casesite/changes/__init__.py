"""Two states of a case → what changed in the record, in words for its editors.

    pairing (what belongs together) → parts (field by field, down to single words) → records (a whole case)
    → second_reader (what one person alone should not let pass) → report (text, Markdown, JSON)

It reads cases only: where a state comes from is the business of ``revisions``.
"""
