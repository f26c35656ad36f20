//! A table as a sheet of a workbook (XLSX, ISO/IEC 29500-1 §18): shared and inline texts, the kept
//! values of formulas, days by their number format, merged cells. A formula is never read, only
//! what the spreadsheet last made of it.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::ImportError;
use super::package::{Package, Xml, attribute};
use super::sheet::{Filling, Sheet, day_of};

/// How a number is meant to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Look {
    #[default]
    Plain,
    Day,
    Percent,
}

/// Where a sheet lies.
struct Place {
    name: String,
    part: String,
    shown: bool,
}

/// What the sheets of a workbook share.
#[derive(Default)]
struct Shared {
    texts: Vec<String>,
    looks: Vec<Look>,
    from_1904: bool,
}

/// Reads one sheet of a workbook.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, ImportError> {
    let mut package = Package::open(bytes)?;
    let Some(book) = main_part(&mut package)? else {
        let open_document = package.part("mimetype")?.is_some();
        return Err(if open_document { ImportError::OpenDocument } else { ImportError::Damaged });
    };
    let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut shared = Shared::default();
    let places = places(&mut package, &book, folder, &mut shared)?;
    let names: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
    let at = match wanted {
        Some(wanted) => {
            places.iter().position(|p| p.name.trim().eq_ignore_ascii_case(wanted.trim()))
        }
        None => places.iter().position(|place| place.shown).or(Some(0)),
    };
    let Some(place) = at.and_then(|at| places.get(at)) else {
        let wanted = wanted.unwrap_or_default().to_owned();
        return Err(ImportError::NoSheet { wanted, sheets: names.join(", ") });
    };
    if let Some(part) = package.part(&inside(folder, "sharedStrings.xml"))? {
        shared.texts = texts(&part)?;
    }
    if let Some(part) = package.part(&inside(folder, "styles.xml"))? {
        shared.looks = looks(&part)?;
    }
    let part = package.part(&place.part)?.ok_or(ImportError::Damaged)?;
    let rows = cells(&part, &shared)?.rows();
    let form = format!("XLSX, bladet ”{}”", place.name);
    Ok(Sheet { form, sheets: names, sheet: at, rows, from_1904: shared.from_1904 })
}

/// The part that lists the sheets.
fn main_part(package: &mut Package<'_>) -> Result<Option<String>, ImportError> {
    let Some(part) = package.part("_rels/.rels")? else { return Ok(None) };
    let of_kind = |(kind, target): (String, String)| {
        kind.ends_with("/officeDocument").then(|| inside("", &target))
    };
    Ok(relationships(&part)?.into_values().find_map(of_kind))
}

/// The relationships of a part: its id, then kind and target.
fn relationships(part: &[u8]) -> Result<HashMap<String, (String, String)>, ImportError> {
    let mut found = HashMap::new();
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"Relationship"
            && let Some(id) = attribute(&element, "Id")?
            && let Some(kind) = attribute(&element, "Type")?
            && let Some(target) = attribute(&element, "Target")?
        {
            found.insert(id, (kind, target));
        }
    }
    Ok(found)
}

/// A target as the name of a part: from the root with a slash, else from `folder`.
fn inside(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The worksheets, in order.
fn places(
    package: &mut Package<'_>,
    book: &str,
    folder: &str,
    shared: &mut Shared,
) -> Result<Vec<Place>, ImportError> {
    let name = book.rsplit('/').next().unwrap_or(book);
    let related = package.part(&inside(folder, &format!("_rels/{name}.rels")))?;
    let related = relationships(&related.unwrap_or_default())?;
    let part = package.part(book)?.ok_or(ImportError::Damaged)?;
    let mut places = Vec::new();
    let mut xml = Xml::new(&part);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            b"sheet" => {
                let id = attribute(&element, "id")?.unwrap_or_default();
                if let Some((kind, target)) = related.get(&id)
                    && kind.ends_with("/worksheet")
                {
                    places.push(Place {
                        name: attribute(&element, "name")?.unwrap_or_default(),
                        part: inside(folder, target),
                        shown: attribute(&element, "state")?.is_none_or(|state| state == "visible"),
                    });
                }
            }
            b"workbookPr" => {
                let stated = attribute(&element, "date1904")?;
                shared.from_1904 |= stated.is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        }
    }
    Ok(places)
}

/// The shared texts, in order. A text may be in runs; how it is pronounced is no part of it.
fn texts(part: &[u8]) -> Result<Vec<String>, ImportError> {
    let mut texts = Vec::new();
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"si"
        {
            texts.push(runs(&mut xml, b"si")?);
        }
    }
    Ok(texts)
}

/// The text of an element's runs, until it ends.
fn runs(xml: &mut Xml<'_>, end: &[u8]) -> Result<String, ImportError> {
    let (mut text, mut inside, mut spoken) = (String::new(), false, false);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                b"t" => inside = true,
                b"rPh" => spoken = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                b"t" => inside = false,
                b"rPh" => spoken = false,
                name if name == end => return Ok(unescaped(text)),
                _ => {}
            },
            event if inside && !spoken => Xml::add(event, &mut text)?,
            _ => {}
        }
    }
    Err(ImportError::Damaged)
}

/// A text with the letters that XML cannot hold, which are written `_x000D_`.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let letter =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (kept, next) = match letter {
            Some(_) => (at, at + 7),
            None => (at + 2, at + 2),
        };
        out.push_str(&rest[..kept]);
        out.extend(letter);
        rest = &rest[next..];
    }
    out.push_str(rest);
    out
}

/// How each cell style shows a number.
fn looks(part: &[u8]) -> Result<Vec<Look>, ImportError> {
    let mut own: HashMap<String, Look> = HashMap::new();
    let (mut looks, mut in_cells) = (Vec::new(), false);
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(&element, "numFmtId")?.unwrap_or_default();
                    let code = attribute(&element, "formatCode")?.unwrap_or_default();
                    own.insert(id, look_of(&code));
                }
                b"cellXfs" => in_cells = true,
                b"xf" if in_cells => {
                    let id = attribute(&element, "numFmtId")?.unwrap_or_default();
                    let built_in = || match id.parse() {
                        Ok(14..=17 | 22 | 27..=36 | 50..=58) => Look::Day,
                        Ok(9 | 10) => Look::Percent,
                        _ => Look::Plain,
                    };
                    looks.push(own.get(&id).copied().unwrap_or_else(built_in));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == b"cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(looks)
}

/// What a number format code shows: a day when it asks for year, month or day.
fn look_of(code: &str) -> Look {
    if code.eq_ignore_ascii_case("general") || code.eq_ignore_ascii_case("standard") {
        return Look::Plain;
    }
    let (mut letters, mut rest) = (String::new(), code.chars());
    while let Some(letter) = rest.next() {
        match letter {
            '"' => drop(rest.by_ref().find(|letter| *letter == '"')),
            '[' => drop(rest.by_ref().find(|letter| *letter == ']')),
            // The letter after is one to show, to leave room for, or to fill with.
            '\\' | '_' | '*' => drop(rest.next()),
            letter => letters.push(letter.to_ascii_lowercase()),
        }
    }
    if letters.contains(['y', 'd']) || letters.contains('m') && !letters.contains(['h', 's']) {
        Look::Day
    } else if letters.contains('%') {
        Look::Percent
    } else {
        Look::Plain
    }
}

/// The cells of a sheet.
fn cells(part: &[u8], shared: &Shared) -> Result<Filling, ImportError> {
    let mut filling = Filling::default();
    let (mut row, mut column) = (0_u32, 0_usize);
    let (mut xml, mut whole) = (Xml::new(part), false);
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else {
            whole |= matches!(&event, Event::End(end) if end.local_name().as_ref() == b"sheetData");
            continue;
        };
        match element.local_name().as_ref() {
            b"row" => {
                let stated = attribute(&element, "r")?.and_then(|number| number.parse().ok());
                row = stated.unwrap_or(row.saturating_add(1));
                column = 0;
            }
            b"c" => {
                let cell = Cell::of(&element)?;
                if let Some((stated_row, stated_column)) = cell.place {
                    (row, column) = (stated_row, stated_column);
                }
                let text = cell.text(&mut xml, shared)?;
                filling.put(row, column, text)?;
                column += 1;
            }
            b"mergeCell" => {
                let region = attribute(&element, "ref")?.unwrap_or_default();
                if let Some((from, to)) = region.split_once(':')
                    && let (Some(from), Some(to)) = (place(from.as_bytes()), place(to.as_bytes()))
                {
                    filling.spread(from, to)?;
                }
            }
            _ => {}
        }
    }
    if whole { Ok(filling) } else { Err(ImportError::Damaged) }
}

/// What a cell's tag says.
#[derive(Default)]
struct Cell {
    place: Option<(u32, usize)>,
    style: usize,
    kind: Vec<u8>,
}

impl Cell {
    fn of(element: &BytesStart<'_>) -> Result<Self, ImportError> {
        let mut cell = Self::default();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| ImportError::Damaged)?;
            match attribute.key.as_ref() {
                b"r" => cell.place = place(&attribute.value),
                b"s" => {
                    let style = std::str::from_utf8(&attribute.value).ok();
                    cell.style = style.and_then(|style| style.parse().ok()).unwrap_or(0);
                }
                b"t" => cell.kind = attribute.value.into_owned(),
                _ => {}
            }
        }
        Ok(cell)
    }

    /// What the cell shows, read to its end.
    fn text(self, xml: &mut Xml<'_>, shared: &Shared) -> Result<String, ImportError> {
        let (mut value, mut inline, mut inside) = (String::new(), None, false);
        while let Some(event) = xml.next()? {
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"v" => inside = true,
                    b"is" => inline = Some(runs(xml, b"is")?),
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    b"v" => inside = false,
                    b"c" => return self.shown(value, inline, shared),
                    _ => {}
                },
                event if inside => Xml::add(event, &mut value)?,
                _ => {}
            }
        }
        Err(ImportError::Damaged)
    }

    fn shown(
        &self,
        value: String,
        inline: Option<String>,
        shared: &Shared,
    ) -> Result<String, ImportError> {
        Ok(match self.kind.as_slice() {
            b"s" => {
                let text = value.trim().parse().ok().and_then(|at: usize| shared.texts.get(at));
                text.ok_or(ImportError::Damaged)?.clone()
            }
            b"inlineStr" => inline.unwrap_or_default(),
            b"str" => unescaped(value),
            b"b" => match value.trim() {
                "1" | "true" => "Ja".to_owned(),
                "0" | "false" => "Nej".to_owned(),
                _ => return Err(ImportError::Damaged),
            },
            // ISO 8601; a time of day is dropped.
            b"d" => value.split('T').next().unwrap_or_default().to_owned(),
            b"e" => value,
            _ => match value.trim().parse::<f64>() {
                Ok(number) => {
                    let look = shared.looks.get(self.style).copied().unwrap_or_default();
                    number_text(number, look, shared.from_1904)
                }
                Err(_) => value,
            },
        })
    }
}

/// A number as a Swedish spreadsheet shows it.
fn number_text(number: f64, look: Look, from_1904: bool) -> String {
    match look {
        Look::Day => {
            day_of(number, from_1904).map_or_else(|| decimal(number), |day| day.to_string())
        }
        Look::Percent => format!("{} %", decimal(number * 100.0)),
        Look::Plain => decimal(number),
    }
}

/// With the fifteen digits that a spreadsheet keeps, so that 0,1 + 0,2 is 0,3.
fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string().replace('.', ",")
}

/// "B7" as row 7, column 1.
fn place(name: &[u8]) -> Option<(u32, usize)> {
    let letters = name.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
    // A sheet has no more than 16 384 columns, XFD.
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = name[..letters].iter().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row = std::str::from_utf8(&name[letters..]).ok()?.parse().ok()?;
    Some((row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_letters_and_number() {
        assert_eq!(place(b"A1"), Some((1, 0)));
        assert_eq!(place(b"AA12"), Some((12, 26)));
        assert_eq!(place(b"XFD1048576"), Some((1_048_576, 16_383)));
        for none in [b"".as_slice(), b"1", b"A", b"AAAA1", b"A-1", b"A99999999999"] {
            assert_eq!(place(none), None);
        }
    }

    #[test]
    fn a_number_format_tells_days_from_amounts() {
        for code in ["yyyy-mm-dd", "d/m", "[$-41D]d mmm yyyy", "mmmm", "YYYY\\-MM\\-DD;@"] {
            assert_eq!(look_of(code), Look::Day, "{code}");
        }
        for code in
            ["General", "Standard", "# ##0\\ \"kr per day\"", "0.00E+00", "[Red]0", "h:mm:ss"]
        {
            assert_eq!(look_of(code), Look::Plain, "{code}");
        }
        assert_eq!(look_of("0.0%"), Look::Percent);
    }

    #[test]
    fn numbers_are_shown_without_the_noise_of_floating_point() {
        assert_eq!(decimal(0.1 + 0.2), "0,3");
        assert_eq!(decimal(310_000.0), "310000");
        assert_eq!(decimal(-8.6), "-8,6");
        assert_eq!(number_text(0.58, Look::Percent, false), "58 %");
    }

    #[test]
    fn letters_that_xml_cannot_hold_come_back() {
        assert_eq!(unescaped("ett_x000D_\ntvå".to_owned()), "ett\r\ntvå");
        assert_eq!(unescaped("_x005F_x000D_ _x _xåäö_".to_owned()), "_x000D_ _x _xåäö_");
    }
}
