# The example kommun and its documents, from the command line, before the outside PDF judges.

day=2026-11-16
one=$WORK/exempel-1
two=$WORK/exempel-2
data=$WORK/med-data
papers=$WORK/papper
plan=$one/norralv.planverk

planverk() {
    env -u DISPLAY -u WAYLAND_DISPLAY "$PLANVERK" "$@"
}

names_what_it_wrote() {
    planverk exempel --ut "$one" --datum $day >"$WORK/exempel.out" || return
    local path
    while IFS= read -r path; do
        [ -s "$path" ] || { echo "'$path' is no file"; return 1; }
    done <"$WORK/exempel.out"
    [ "$(wc -l <"$WORK/exempel.out")" -eq "$(find "$one" -type f | wc -l)" ]
}

five_of_each_plan() {
    [ -s "$plan" ] && [ "$(find "$one" -name '*-it-plan-*.pdf' | wc -l)" -eq 5 ] &&
        [ "$(find "$one" -name '*-utbildningsplan-*.pdf' | wc -l)" -eq 5 ] || {
        ls -l "$one"
        return 1
    }
}

names_are_plain() {
    ! find "$one" -name '*.pdf' -printf '%f\n' | grep -vE '^[a-z0-9-]+\.pdf$'
}

keeps_an_existing_plan_file() {
    local before
    before=$(sha256sum "$plan")
    exits 2 planverk exempel --ut "$one" --datum $day 2>"$WORK/again.err" || return
    cat "$WORK/again.err"
    grep -qF -- --ut "$WORK/again.err" && [ "$before" = "$(sha256sum "$plan")" ]
}

finds_the_deliberate_flaws() {
    exits 1 planverk granska "$plan" --json --datum $day >"$WORK/granska.json" || return
    python3 - "$WORK/granska.json" <<'PY'
import json, sys
findings = json.load(open(sys.argv[1], encoding="utf-8"))
assert findings, "no findings"
for finding in findings:
    assert set(finding) == {"regel", "vikt", "objekt", "mening", "kalla"}, finding
    assert finding["vikt"] in ("fel", "varning", "paminnelse"), finding
assert any(f["regel"] == "R-3" and f["objekt"] == "SYS-011" for f in findings), "SYS-011 has no systemansvarig"
PY
}

lists_27_systems() {
    planverk tabell "$plan" --typ system --ut "$WORK/system.csv" || return
    python3 - "$WORK/system.csv" <<'PY'
import csv, sys
# Semicolons, as a Swedish spreadsheet writes it.
text = open(sys.argv[1], encoding="utf-8-sig", newline="").read()
rows = list(csv.reader(text.splitlines(), delimiter=";"))
assert len(rows) == 28, f"{len(rows)} lines instead of a heading and 27 systems"
PY
}

refuses_what_is_no_plan_file() {
    echo 'Det här är en inköpslista.' >"$WORK/lista.planverk"
    exits 2 planverk granska "$WORK/lista.planverk" 2>"$WORK/lista.err" && [ -s "$WORK/lista.err" ]
}

both_variants() {
    local variant
    for variant in offentlig intern; do
        planverk exportera "$plan" --dokument "$@" --variant $variant --datum $day \
            --ut "$papers" || return
    done
}

# The ZIP holds the files that its metadata names, with those very bytes; its PDFs are judged too.
packs_what_it_says() {
    planverk exportera "$plan" --dokument paket --datum $day --ut "$WORK/paket" || return
    python3 - "$WORK/paket" "$papers" <<'PY'
import hashlib, pathlib, sys, xml.etree.ElementTree as xml, zipfile
packages = sorted(pathlib.Path(sys.argv[1]).glob("*.zip"))
assert len(packages) >= 4, packages
for path in packages:
    package = zipfile.ZipFile(path)
    files = xml.fromstring(package.read("metadata.xml")).find("filer")
    named = {file.get("namn"): file.get("sha256") for file in files}
    assert set(named) | {"metadata.xml"} == set(package.namelist()), path
    for name, digest in named.items():
        data = package.read(name)
        assert hashlib.sha256(data).hexdigest() == digest, name
        if name.endswith(".pdf"):
            (pathlib.Path(sys.argv[2]) / f"{path.stem}-{name}").write_bytes(data)
PY
}

sees_a_changed_byte() {
    python3 - "${pdfs[0]}" "$WORK/changed.pdf" <<'PY'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[len(data) // 2] ^= 1
open(sys.argv[2], "wb").write(data)
PY
    exits 1 planverk verifiera "$WORK/changed.pdf"
}

# Every font is embedded, a subset, and can be turned back into text.
fonts_are_whole() {
    pdffonts "$1" | awk 'NR > 2 { fonts++; if ($(NF-4) $(NF-3) $(NF-2) != "yesyesyes") bad = 1; print }
                         END { exit bad || !fonts }'
}

# The text comes out with its Swedish letters, and without unknown characters. A paper of half a page
# need not hold all three of them, but holds some, and none of them as a letter and a mark. A soft
# hyphen stands only where a line ends inside a word, so that a reader joins the word again.
text_is_whole() {
    pdftotext "$1" "$WORK/text.txt" && python3 - "$WORK/text.txt" <<'PY'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
missing = [letter for letter in "åäö" if letter not in text]
assert len(missing) < 3 and (not missing or len(text) < 1500), f"no {missing} in {len(text)} characters"
for debris in "\ufffd\u0000\u030a\u0308":
    assert debris not in text, f"U+{ord(debris):04X} in the text"
for hyphen in re.finditer("\u00ad", text):
    around = text[max(hyphen.start() - 1, 0):hyphen.end() + 2]
    assert re.fullmatch(r"\w\u00ad\n\w", around), f"a soft hyphen in {around!r}"
PY
}

check 'planverk exempel writes files and names each of them' names_what_it_wrote
check 'they are the plan file, five IT-plans and five training plans' five_of_each_plan
check 'the file names have no blanks and no å ä ö' names_are_plain
check 'an existing plan file is kept, and --ut is named' keeps_an_existing_plan_file
check 'a second run writes' planverk exempel --ut "$two" --datum $day
check 'the same bytes come out for the same day' diff -r "$one" "$two"
check 'granska finds what is deliberately wrong' finds_the_deliberate_flaws
check 'tabell lists the 27 systems' lists_27_systems
check 'a stranger file is refused with a sentence' refuses_what_is_no_plan_file
check 'exportera --med-data writes' planverk exportera "$plan" --dokument it-plan --organ UN \
    --med-data --datum $day --ut "$data"

for kind in systemansvar systemkort organisation kontinuitet kompetenslage utbildningsplan \
    tjansteskrivelse delegationsbeslut yttrande anmalan uppfoljning ledningsrapport; do
    check "exportera writes $kind, public and internal" both_variants $kind
done
check 'exportera writes kurslista, public and internal' both_variants kurslista --organ SN
check 'exportera writes the package, and its files are what it says' packs_what_it_says

shopt -s nullglob
pdfs=("$one"/*.pdf "$papers"/*.pdf)
attached=("$data"/*.pdf)
if [ ${#pdfs[@]} -eq 0 ] || [ ${#attached[@]} -eq 0 ]; then
    count 0 1 'there are documents to judge'
    return
fi
check 'veraPDF: all are PDF/A-2a and PDF/UA-1' tests/judges/vera -f 2a,ua1 "${pdfs[@]}"
check 'veraPDF: with data it is PDF/A-3a and PDF/UA-1' tests/judges/vera -f 3a,ua1 "${attached[@]}"
check 'veraPDF: the judge fails what is wrong' tests/judges/canary "${pdfs[0]}"
check 'planverk verifiera agrees' planverk verifiera "${pdfs[@]}" "${attached[@]}"
check 'planverk verifiera sees a changed byte' sees_a_changed_byte
for pdf in "${pdfs[@]}" "${attached[@]}"; do
    name=$(basename "$pdf")
    check "$name: qpdf finds no fault" qpdf --check "$pdf"
    check "$name: every font is embedded, subset and has ToUnicode" fonts_are_whole "$pdf"
    check "$name: the text is whole" text_is_whole "$pdf"
done
