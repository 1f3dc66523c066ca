"""The invented employers, and how each of them spells an address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """An employer; `style` is how it makes an address out of a name."""

    key: str
    name: str
    style: str
    place: str

    @property
    def domain(self) -> str:
        """The mail domain, always under a reserved top level."""
        return f"{self.key}.example"


_TABLE = """
harborlight|Harborlight GmbH|given.family|Berlin
kaiserspeicher|Kaiserspeicher Logistik GmbH|gfamily|Hamburg
tidewright|Tidewright Mobility SE|given.family|Berlin
mooswerk|Mooswerk Energie AG|given.family|Leipzig
quillmark|Quillmark Software|given.f|Berlin
lindenfeld|Lindenfeld Health|gfamily|Berlin
brackwater|Brackwater Foods, Inc.|given.family|Rotterdam
fennimorepratt|Fennimore & Pratt, LLC|gfamily|London
sieversbohm|Sievers, Bohm & Partner|family|Hamburg
papierflug|Papierflug Reisen|given.f|München
rotbuche|Rotbuche Kapital|given.family|Frankfurt
zwirnwerk|Zwirnwerk eG|given.f|Chemnitz
ankerwinde|Ankerwinde Consulting|given.family|Berlin
halbmast|Halbmast Retail Group|gfamily|Köln
kranichzug|Kranichzug Analytics|given.f|Berlin
nimbolt|Nimbolt|given.f|Amsterdam
orchardway|Orchardway, Unipessoal Lda.|given.family|Porto
saltmarshrobotics|Saltmarsh Robotics ApS|given.f|Aarhus
thistlelabs|Thistledown "Proving" Labs|given.family|Dublin
wattsand|Wattsand Cloud & Netze|gfamily|Bremen
brotlaib|Brotlaib Bäckereien KG|family|Berlin
mersheim|Mersheim Pharma|given.family|Basel
ostsiel|Ostsiel Reederei|gfamily|Rostock
tannhorn|Tannhorn Möbel|given.family|Freiburg
glasdach|Glasdach Personalberatung|given.family|Berlin
hartung-search|Hartung & Elle Search|given.f|Hamburg
beaconlane|Beacon Lane Talent|given.family|London
havelberg-uni|Universität Havelberg|given.family|Havelberg
opscircle|Operations Circle Berlin e.V.|given.f|Berlin
self|Self-employed|given.f|Berlin
"""

COMPANIES: dict[str, Company] = {
    row.split("|")[0]: Company(*row.split("|")) for row in _TABLE.strip().splitlines()
}

TARGET_KEYS = ("tidewright", "mooswerk", "quillmark", "lindenfeld", "brackwater")
TARGETS: tuple[str, ...] = tuple(COMPANIES[key].name for key in TARGET_KEYS)
"""The employers the owner wants to work for."""

AGENCIES = ("glasdach", "hartung-search", "beaconlane")
CLIENTS = ("halbmast", "brotlaib", "ostsiel", "tannhorn", "mersheim")
ELSEWHERE = tuple(list(COMPANIES)[7:20]) + CLIENTS
