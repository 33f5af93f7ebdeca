"""The canonical form of data files: order of keys, quotes, folds, blank lines. The only importer of ruamel.yaml.

``form`` turns a text into its canonical form, by way of ``shape`` (what stands how) and ``notes``
(comments and blank lines); ``files`` finds the texts.
"""
