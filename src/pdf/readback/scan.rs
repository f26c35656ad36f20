//! Content streams and CMaps as tokens (ISO 32000-1 §7.2–7.3, §7.8.2), without copying what need
//! not be copied. Any bytes give tokens: what makes no sense is skipped.

use std::borrow::Cow;

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f32),
    /// Without the slash; `#` codes as they stand.
    Name(&'a [u8]),
    Text(Cow<'a, [u8]>),
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
    /// An operator, or `true`, `false`, `null`.
    Word(&'a [u8]),
}

/// Tokens of a stream.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Steps over an inline image's data: from after ID to after EI (§8.9.7).
    pub(super) fn skip_image(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = rest.windows(4).position(|window| {
            is_space(window[0]) && &window[1..3] == b"EI" && !is_regular(window[3])
        });
        self.at = end.map_or(self.bytes.len(), |end| self.at + end + 3);
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                while self.bytes.get(self.at).is_some_and(|byte| !b"\r\n".contains(byte)) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The regular characters from here on.
    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|byte| is_regular(*byte)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// A string in parentheses; borrowed when it holds no escapes.
    fn literal(&mut self) -> Cow<'a, [u8]> {
        let start = self.at;
        let mut depth = 1;
        let mut plain = true;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    plain = false;
                    self.at += 1;
                }
                b'\r' => plain = false,
                _ => {}
            }
            self.at += 1;
        }
        let end = self.at.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        let raw = &self.bytes[start.min(end)..end];
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescape(raw)) }
    }

    fn hexadecimal(&mut self) -> Cow<'a, [u8]> {
        let mut bytes = Vec::new();
        let mut half: Option<u8> = None;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = char::from(byte).to_digit(16) else { continue };
            match half.take() {
                Some(high) => bytes.push(high << 4 | digit as u8),
                None => half = Some(digit as u8),
            }
        }
        bytes.extend(half.map(|high| high << 4));
        Cow::Owned(bytes)
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_space();
            let first = *self.bytes.get(self.at)?;
            let second = self.bytes.get(self.at + 1).copied();
            if is_regular(first) {
                let word = self.regular();
                return Some(number(word).map_or(Token::Word(word), Token::Number));
            }
            self.at += 1;
            return Some(match (first, second) {
                (b'/', _) => Token::Name(self.regular()),
                (b'(', _) => Token::Text(self.literal()),
                (b'<', Some(b'<')) => {
                    self.at += 1;
                    Token::DictionaryStart
                }
                (b'<', _) => Token::Text(self.hexadecimal()),
                (b'>', Some(b'>')) => {
                    self.at += 1;
                    Token::DictionaryEnd
                }
                (b'[', _) => Token::ArrayStart,
                (b']', _) => Token::ArrayEnd,
                // A stray delimiter.
                _ => continue,
            });
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

/// A number in PDF's few forms: sign, digits, a point; no exponent.
fn number(word: &[u8]) -> Option<f32> {
    let (negative, digits) = match word {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, word),
    };
    let mut value = 0.0_f64;
    let mut scale = 0.0_f64;
    let mut any = false;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                any = true;
                let digit = f64::from(byte - b'0');
                if scale == 0.0 {
                    value = value * 10.0 + digit;
                } else {
                    value += digit * scale;
                    scale /= 10.0;
                }
            }
            b'.' if scale == 0.0 => scale = 0.1,
            _ => return None,
        }
    }
    any.then_some(if negative { -value as f32 } else { value as f32 })
}

/// Resolves backslashes and line ends in a literal string (§7.3.4.2).
fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'\r' => {
                rest.next_if_eq(&b'\n');
                bytes.push(b'\n');
            }
            b'\\' => match rest.next() {
                Some(b'n') => bytes.push(b'\n'),
                Some(b'r') => bytes.push(b'\r'),
                Some(b't') => bytes.push(b'\t'),
                Some(b'b') => bytes.push(8),
                Some(b'f') => bytes.push(12),
                Some(b'\r') => {
                    rest.next_if_eq(&b'\n');
                }
                Some(b'\n') | None => {}
                Some(digit @ b'0'..=b'7') => {
                    let mut code = u32::from(digit - b'0');
                    for _ in 0..2 {
                        match rest.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                            Some(digit) => code = code * 8 + u32::from(digit - b'0'),
                            None => break,
                        }
                    }
                    bytes.push(code as u8);
                }
                Some(other) => bytes.push(other),
            },
            _ => bytes.push(byte),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(content: &str) -> String {
        format!("{:?}", Scanner::new(content.as_bytes()).collect::<Vec<_>>())
    }

    #[test]
    fn strings_come_out_as_they_were_meant() {
        let scanned: Vec<_> = Scanner::new(br"(a\(b\)(c)\101\n) <4a4>").collect();
        assert_eq!(scanned[0], Token::Text(Cow::Borrowed(b"a(b)(c)A\n")));
        assert_eq!(scanned[1], Token::Text(Cow::Borrowed(b"J@")));
    }

    #[test]
    fn numbers_and_words_are_told_apart() {
        assert_eq!(tokens("-.5 T* 12."), "[Number(-0.5), Word([84, 42]), Number(12.0)]");
    }

    #[test]
    fn unfinished_tokens_end_with_the_stream() {
        for content in ["(abc", "(abc\\", "<4", "<<", "/", "[", "%", "BI ID x", ")>]"] {
            let mut scanner = Scanner::new(content.as_bytes());
            while scanner.next().is_some() {}
            scanner.skip_image();
        }
    }
}
