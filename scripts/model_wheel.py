"""Packs a converted language model with its licence as a Python wheel, so that pip brings what the package `summitry` reads with.

usage: model_wheel.py MODEL.safetensors VERSION FOLDER     The same bytes on every run."""

import base64, hashlib, pathlib, sys, zipfile

NAME, PACKAGE = "summitry-model-en", "summitry_model_en"
METADATA = """Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: The English language model of summitry: spaCy's {stem}, converted
License-Expression: MIT
License-File: LICENSE
License-File: LICENSES_SOURCES
Requires-Python: >=3.10
Description-Content-Type: text/plain

The weights of spaCy's pipeline {stem} as one safetensors file, with the licence of the weights and the list of the
corpora that they were trained on. The package `summitry` finds them here.
"""
INIT = '''"""The English language model of summitry: `PATH` is its file."""

from pathlib import Path

PATH = str(Path(__file__).with_name("{file}"))
'''
WHEEL = "Wheel-Version: 1.0\nGenerator: summitry\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def main(model, version, folder):
    model, folder = pathlib.Path(model), pathlib.Path(folder)
    info = f"{PACKAGE}-{version}.dist-info"
    licences = {name: model.with_suffix("." + name).read_bytes() for name in ("LICENSE", "LICENSES_SOURCES")}
    files = {
        f"{PACKAGE}/__init__.py": INIT.format(file=model.name).encode(),
        f"{PACKAGE}/{model.name}": model.read_bytes(),
        f"{info}/METADATA": METADATA.format(name=NAME, version=version, stem=model.stem).encode(),
        f"{info}/WHEEL": WHEEL.encode(),
        **{f"{info}/licenses/{name}": text for name, text in licences.items()},
    }
    record = "".join(f"{name},sha256={digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{PACKAGE}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            # A fixed day, so that the same model gives the same wheel.
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            out.writestr(entry, data)
    print(wheel)


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    main(*sys.argv[1:])
