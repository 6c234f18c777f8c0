"""How Sphinx builds these pages: `make docs`."""

project = "astana_nlp"
author = "The astana_nlp authors"
copyright = "the astana_nlp authors, MIT licence"  # noqa: A001 -- the name that Sphinx reads

extensions = ["myst_parser"]
exclude_patterns = ["_build", "*.ipynb"]
html_theme = "alabaster"
html_theme_options = {
    "description": "Who took which position on the Astana talks, when, why, and where that is written",
    "fixed_sidebar": True,
    "page_width": "68rem",
}
html_show_sourcelink = False
html_static_path = ["static"]
html_css_files = ["narrow.css"]
myst_heading_anchors = 3
# files of the repository that pages name are no pages; the tests see whether they exist
suppress_warnings = ["myst.xref_missing"]
