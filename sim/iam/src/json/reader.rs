//! The reading of JSON itself: RFC 8259, and nothing more lenient.

use super::{Kind, NotJson, Place, Span, Tree};

/// Reads one value with nothing but white space around it, nested at most so deep.
pub(super) fn read(text: &str, depth: usize) -> Result<Tree<'_>, NotJson> {
    let mut reader = Reader::new(text, depth);
    if u32::try_from(text.len()).is_err() {
        return Err(reader.refuse("longer than 4 GiB"));
    }
    reader.blank();
    reader.value(0)?;
    reader.blank();
    if reader.at < text.len() {
        return Err(reader.refuse("there is something after the end of the document"));
    }
    Ok(Tree {
        text,
        places: reader.places,
    })
}

/// The text of a member of the outermost object, as far as the whole can be read.
pub(super) fn member_of_broken<'t>(text: &'t str, depth: usize, key: &str) -> Option<&'t str> {
    let mut reader = Reader::new(text, depth);
    reader.blank();
    if reader.peek() != Some(b'{') {
        return None;
    }
    // Whether it ends well doesn't matter: what has no end yet has no `after`.
    let _ = reader.value(0);
    let mut index = 1;
    loop {
        let value = reader.places.get(index)?.after as usize;
        let place = reader
            .places
            .get(value)
            .filter(|place| place.after > 0 && value > 0)?;
        if reader.key(narrow(index)) == key {
            return text.get(place.start as usize..place.end as usize);
        }
        index = place.after as usize;
    }
}

/// The string that a valid literal stands for.
pub(super) fn unescaped(literal: &str) -> String {
    let mut reader = Reader {
        text: literal,
        at: 1,
        depth: 0,
        places: Vec::new(),
        keys: Vec::new(),
    };
    let mut out = String::with_capacity(literal.len());
    let mut copied = 1;
    while let Some(byte) = reader.peek() {
        match byte {
            b'"' => break,
            b'\\' => {
                out.push_str(literal.get(copied..reader.at).unwrap_or_default());
                // It was read once, so there is a character.
                out.extend(reader.escape());
                copied = reader.at;
            }
            _ => reader.at += 1,
        }
    }
    out.push_str(literal.get(copied..reader.at).unwrap_or_default());
    out
}

/// Bytes at which a string's reader must look twice: quote, backslash, control characters.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = true;
        byte += 1;
    }
    special[b'"' as usize] = true;
    special[b'\\' as usize] = true;
    special
};

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    places: Vec<Place>,
    /// Indices of the keys of the objects that are being read, innermost last.
    keys: Vec<u32>,
}

/// The text is shorter than 4 GiB, and there are no more places than bytes.
#[expect(clippy::cast_possible_truncation, reason = "`read` refuses what doesn't fit")]
fn narrow(offset: usize) -> u32 {
    offset as u32
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, depth: usize) -> Self {
        Self {
            text,
            at: 0,
            depth,
            // A policy has a value for each dozen bytes; a guess saves growing.
            places: Vec::with_capacity(text.len() / 12 + 1),
            keys: Vec::new(),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn refuse(&self, message: impl Into<String>) -> NotJson {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        NotJson {
            message: message.into(),
            span: Span {
                start: self.at,
                end: self.at + length,
            },
            duplicate: false,
        }
    }

    fn expected(&self, what: &str) -> NotJson {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(character) => self.refuse(format!("expected {what}, found `{character}`")),
            None => self.refuse(format!("expected {what}, found the end")),
        }
    }

    /// A place for a value that begins here; its end is told later.
    fn begin(&mut self) -> usize {
        let index = self.places.len();
        self.places.push(Place {
            start: narrow(self.at),
            end: 0,
            after: 0,
            kind: Kind::Null,
        });
        index
    }

    fn end(&mut self, index: usize, kind: Kind) {
        let after = narrow(self.places.len());
        if let Some(place) = self.places.get_mut(index) {
            place.end = narrow(self.at);
            place.after = after;
            place.kind = kind;
        }
    }

    fn value(&mut self, depth: usize) -> Result<(), NotJson> {
        if depth > self.depth {
            return Err(self.refuse(format!("nested deeper than {} levels", self.depth)));
        }
        let index = self.begin();
        let kind = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        self.end(index, kind);
        Ok(())
    }

    fn word(&mut self) -> Result<Kind, NotJson> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, kind) in [("true", Kind::True), ("false", Kind::False), ("null", Kind::Null)] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err(self.expected("a value"))
    }

    fn object(&mut self, depth: usize) -> Result<Kind, NotJson> {
        self.at += 1;
        self.blank();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Kind::Object);
        }
        let outer = self.keys.len();
        loop {
            self.blank();
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key in double quotes"));
            }
            let key = self.begin();
            let kind = self.string()?;
            self.end(key, kind);
            self.keys.push(narrow(key));
            self.blank();
            if self.peek() != Some(b':') {
                return Err(self.expected("`:`"));
            }
            self.at += 1;
            self.blank();
            self.value(depth + 1)?;
            self.blank();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.expected("`,` or `}`")),
            }
        }
        self.at += 1;
        self.refuse_duplicates(outer)?;
        self.keys.truncate(outer);
        Ok(Kind::Object)
    }

    fn array(&mut self, depth: usize) -> Result<Kind, NotJson> {
        self.at += 1;
        self.blank();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Kind::Array);
        }
        loop {
            self.blank();
            self.value(depth + 1)?;
            self.blank();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.expected("`,` or `]`")),
            }
        }
        self.at += 1;
        Ok(Kind::Array)
    }

    /// `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`
    fn number(&mut self) -> Result<Kind, NotJson> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.refuse("a number must not begin with 0; write it in quotes"));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Kind::Number)
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.expected("a digit"));
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Result<Kind, NotJson> {
        self.at += 1;
        let mut kind = Kind::Plain;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let ordinary = rest.iter().position(|byte| SPECIAL[usize::from(*byte)]);
            self.at += ordinary.unwrap_or(rest.len());
            match self.peek() {
                None => return Err(self.refuse("a string does not end")),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(kind);
                }
                Some(b'\\') => {
                    self.escape()?;
                    kind = Kind::Escaped;
                }
                Some(_) => return Err(self.refuse("a control character inside a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        self.at += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.expected("an escape")),
        };
        self.at += 1;
        Ok(character)
    }

    fn unicode(&mut self) -> Result<char, NotJson> {
        let first = self.four_digits()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.refuse("not a character"));
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        if first < 0xdc00 && rest.starts_with("\\u") {
            self.at += 1;
            let second = self.four_digits()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).ok_or_else(|| self.refuse("not a character"));
            }
        }
        Err(self.refuse("half of a surrogate pair"))
    }

    /// At the `u` of an escape.
    fn four_digits(&mut self) -> Result<u32, NotJson> {
        let digits = self
            .text
            .get(self.at + 1..self.at + 5)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 5;
                Ok(code)
            }
            None => Err(self.refuse("expected four hexadecimal digits after `\\u`")),
        }
    }

    /// Looks at the keys of the object that just ended: those behind `outer`. Objects of a policy are
    /// small, and then every pair is compared; a large one is sorted.
    fn refuse_duplicates(&self, outer: usize) -> Result<(), NotJson> {
        const SMALL: usize = 8;
        let keys = self.keys.get(outer..).unwrap_or_default();
        let second = if keys.len() <= SMALL {
            let mut later = keys.iter().enumerate();
            later
                .find(|(index, key)| keys.iter().take(*index).any(|earlier| self.same(*earlier, **key)))
                .map(|(_, key)| *key)
        } else {
            let mut order: Vec<_> = keys.iter().map(|key| (self.key(*key), *key)).collect();
            // By key, then by place: the later of two is the one to point at.
            order.sort();
            let mut pairs = order.windows(2);
            pairs.find(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1)
        };
        match second {
            Some(key) => {
                let place = self.places[key as usize];
                Err(NotJson {
                    message: format!("the key `{}` is there twice", self.key(key)),
                    span: Span {
                        start: place.start as usize,
                        end: place.end as usize,
                    },
                    duplicate: true,
                })
            }
            None => Ok(()),
        }
    }

    fn same(&self, one: u32, other: u32) -> bool {
        let (a, b) = (self.places[one as usize], self.places[other as usize]);
        match (a.kind, b.kind) {
            (Kind::Plain, Kind::Plain) => {
                a.end - a.start == b.end - b.start && self.literal(a) == self.literal(b)
            }
            _ => self.key(one) == self.key(other),
        }
    }

    fn literal(&self, place: Place) -> &str {
        let range = place.start as usize..place.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    fn key(&self, key: u32) -> std::borrow::Cow<'_, str> {
        let place = self.places[key as usize];
        let literal = self.literal(place);
        match place.kind {
            Kind::Escaped => unescaped(literal).into(),
            _ => literal.get(1..literal.len() - 1).unwrap_or_default().into(),
        }
    }
}
