"""The project's own Python files, parsed once, for tests that read them."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
APPS = tuple(reversed(_LINTER["contracts"][0]["layers"]))  # the lowest first


@cache
def trees(*apps: str) -> dict[str, ast.Module]:
    """Path from the root, and the parsed module; migrations are history and not read."""
    files = [f for app in apps or APPS for f in sorted((ROOT / app).rglob("*.py"))]
    return {str(f.relative_to(ROOT)): ast.parse(f.read_text()) for f in files if "migrations" not in f.parts}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last word of what is called: `a.b.c(...)` is a call of `c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            func = node.func
            yield getattr(func, "attr", getattr(func, "id", "")), node


def keywords(call: ast.Call) -> set[str]:
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def first_text(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
