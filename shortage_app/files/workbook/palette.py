"""The colours of the workbook: those of the light theme of the window."""

TEXT = "17202B"
TEXT_SECONDARY = "414D5A"
TEXT_HINT = "596573"
ACCENT = "0A5BA8"
HEADER = "E8ECF0"
SUBTLE = "F7F8FA"
BORDER = "D3D9DF"
AXIS = "75808C"
WHITE = "FFFFFF"

# Colour roles of charts and cards (report.chart).
ROLES = {
    "accent": ACCENT,
    "listed": "2F4459",
    "struct": "1F5C99",
    "emerg": "BC5310",
    "direct": "0B6B5E",
    "indirect": "2A8FB8",
    "notoff": "A17A08",
    "none": "9E2A1A",
    "out": "75808C",
    "women": "7A3E9D",
    "men": "A66300",
    "seq1": "1F5C99",
    "seq2": "5E93C8",
    "seq3": "D8E8F7",
}
# Roles so light that words on them are dark.
LIGHT_ROLES = frozenset({"seq2", "seq3"})

# Background and text of a status or coverage state.
PILLS = {
    "structural": ("DCE8F4", "163F6B"),
    "emerging_first": ("FBE5D6", "873A08"),
    "emerging_returning": ("F5EBCF", "644A00"),
    "emerging_continuing": ("FBE5D6", "873A08"),
    "undetermined": ("E6E9ED", "414D5A"),
    "left": ("E6E9ED", "414D5A"),
    "discontinued": ("E6E9ED", "414D5A"),
    "direct": ("D3EAE5", "07483F"),
    "indirect": ("E1F1F7", "0F5F80"),
    "not_offered": ("F5EBCF", "644A00"),
    "no_product": ("F9DFDA", "861F10"),
    "out_of_scope": (WHITE, TEXT_HINT),
}
WARNING = PILLS["not_offered"]
GAP = PILLS["no_product"]


def role(name: str) -> str:
    """The colour of a role; text colour for a role without one."""
    return ROLES.get(name, TEXT)
