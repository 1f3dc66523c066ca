"""Profiles on well-known networks as identifiers, from a page's address or a bare handle."""

from __future__ import annotations

import re

from mutuals.sources.reading.profile import linkedin_profile, social_profile

LONGEST = 2_000
"""Characters of an address that is looked at; no browser takes more, and no profile has them."""

_HOSTS = {
    "twitter.com": "x.com", "mobile.twitter.com": "x.com", "x.com": "x.com",
    "instagram.com": "instagram.com", "github.com": "github.com",
    "facebook.com": "facebook.com", "m.facebook.com": "facebook.com",
    "de-de.facebook.com": "facebook.com", "fr-fr.facebook.com": "facebook.com",
}  # fmt: skip
_NETWORKS = {
    "twitter": "x.com", "x": "x.com", "instagram": "instagram.com", "facebook": "facebook.com",
    "github": "github.com", "linkedin": "linkedin.com/in",
}  # fmt: skip
"""How tables and cards call a network, and where its profiles lie."""
# Pages of the network itself, which stand where a handle would.
_NOBODY = frozenset({
    "home", "share", "sharer", "sharer.php", "intent", "search", "explore", "p", "pages", "groups",
    "profile.php", "events", "hashtag", "i", "login", "about", "orgs", "watch", "reel", "stories",
})  # fmt: skip
_HANDLE = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9_.-]{0,99}|_[A-Za-z0-9_]{0,99})", re.ASCII)
_FEDIVERSE = re.compile(r"[^/@\s]+\.[^/@\s]+/@[^/@\s]+")
_SCHEMELESS = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,20}/\S*", re.ASCII)


def network_profile(address: str) -> str:
    """Return the profile that an address is known to be, such as `x.com/handle`, else nothing.

    Known are personal pages on LinkedIn, X, Instagram, Facebook and GitHub, and `/@name` on any
    server, as Mastodon has them. Pages of companies and all other sites are no profiles.
    """
    written = address.strip()
    if len(written) > LONGEST:
        return ""
    if linkedin := linkedin_profile(written):
        return linkedin
    found = social_profile(f"https://{written}" if _SCHEMELESS.fullmatch(written) else written)
    host, _, path = found.partition("/")
    if site := _HOSTS.get(host):
        return _at(site, path)
    return found if _FEDIVERSE.fullmatch(found) else ""


def handle_profile(network: str, handle: str) -> str:
    """Return the profile of a handle on a network named in words (`Twitter`), else nothing."""
    site = _NETWORKS.get(network.strip().casefold(), "")
    if not site:
        return ""
    return network_profile(handle) or _at(site, handle.strip())


def _at(site: str, handle: str) -> str:
    """Return the profile; these networks take handles in any case."""
    found = _HANDLE.fullmatch(handle)
    if not found or found[1].lower() in _NOBODY:
        return ""
    return f"{site}/{found[1].lower()}"
