"""The hook of a repository that holds the generator: the events of one ``CasePlugin``, as MkDocs looks for them in a hook."""

from casesite_mkdocs.plugin import CasePlugin

_plugin = CasePlugin()
for _event in [name for name in vars(CasePlugin) if name.startswith("on_")]:
    globals()[_event] = getattr(_plugin, _event)
