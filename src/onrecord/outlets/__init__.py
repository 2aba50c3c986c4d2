"""Names of news agencies and outlets: which are known, which their form tells, which two mean one outlet."""

from onrecord.outlets.forms import initials, is_agency, is_staff, same_outlet, squeezed
from onrecord.outlets.register import Register, in_use, load_register, use

__all__ = [
    "Register",
    "in_use",
    "initials",
    "is_agency",
    "is_staff",
    "load_register",
    "same_outlet",
    "squeezed",
    "use",
]
