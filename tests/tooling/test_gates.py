"""A gate that looks at files by a pattern must find some: a move would blind it silently."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def folder_patterns() -> list[str]:
    """Every pattern of files for which a rule is switched off or chosen."""
    lint = SETTINGS["tool"]["ruff"]["lint"]["per-file-ignores"]
    return [
        *lint,
        *SETTINGS["tool"]["mypy"]["files"],
        *SETTINGS["tool"]["pytest"]["ini_options"]["testpaths"],
    ]


def module_patterns() -> list[str]:
    """Every module that a contract of the layers names, but for what it must not find."""
    keys = ("source_modules", "protected_modules", "allowed_importers", "containers")
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    named = {name for contract in contracts for key in keys for name in contract.get(key, ())}
    for contract in contracts:
        own = [name for name in contract.get("forbidden_modules", ()) if name.startswith("tongma")]
        named |= set(own)
        if contract["type"] == "layers" and contract.get("exhaustive"):
            layers = "|".join(contract["layers"]).split("|")
            named |= {f"{contract['containers'][0]}.{layer.strip()}" for layer in layers}
    return sorted(named)


def exists(module: str) -> bool:
    """Whether a module of this name, with * for any one part, is in the repository."""
    path = module.replace(".", "/")
    return any(
        [*(ROOT / source).glob(path), *(ROOT / source).glob(f"{path}.py")]
        for source in ("src", "packages/devicecodes/src")
    )


@pytest.mark.parametrize("pattern", folder_patterns())
def test_a_pattern_of_files_finds_some(pattern):
    assert any(ROOT.glob(pattern.removesuffix("**") + "*" if pattern.endswith("**") else pattern))


@pytest.mark.parametrize("module", module_patterns())
def test_a_module_that_a_contract_names_exists(module):
    assert exists(module)


def test_the_old_flat_names_are_found_to_be_gone():
    assert not exists("tongma.receiving")
    assert not exists("tongma.*.decide")
