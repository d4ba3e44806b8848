//! The matcher against what the patterns mean, and every pattern of the models.

use super::write::Texts;
use super::{Pattern, compile};
use crate::generated::{iam, organizations, s3, sts};

fn matches(pattern: &'static str, text: &str) -> bool {
    Pattern::new(pattern).matches(text)
}

/// Pattern, texts that match, texts that don't.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    (
        r"[\w+=,.@-]+",
        &["a", "A_9+=,.@-"],
        &["", "a b", "a/b", "é", "a\n"],
    ),
    (r"[\w+=,.@-]*", &["", "a"], &["a:b"]),
    (r"[\w-]+", &["a-b"], &["a.b"]),
    (r"[\w._-]+", &["a._-"], &["a:"]),
    (
        r"\d{12}",
        &["123456789012"],
        &["12345678901", "1234567890123", "12345678901a"],
    ),
    (r"[\d]+", &["0"], &["", "x"]),
    (
        r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)",
        &["/", "/a/", "/a/b/"],
        &["", "//", "/a", "a/", "/a b/"],
    ),
    (r"\u002F[\u0021-\u007F]*", &["/", "/a"], &["", "a", "/ "]),
    (
        r"((/[A-Za-z0-9\.,\+@=_-]+)*)/",
        &["/", "/a/", "/a/b.c/"],
        &["", "//", "/a", "/a:/"],
    ),
    (
        r"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?",
        &["v1", "v10", "v1.", "v1.a-b"],
        &["v0", "v", "1", "v1.a_"],
    ),
    (
        r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
        &[
            "abc",
            "a-b",
            "a-b-c",
            "0123456789012345678901234567890123456789012345678901234567890ab",
        ],
        &[
            "ab",
            "-ab",
            "ab-",
            "a--b",
            "aBc",
            "0123456789012345678901234567890123456789012345678901234567890abc",
        ],
    ),
    (
        r"^o-[a-z0-9]{10,32}$",
        &["o-0123456789"],
        &[
            "o-012345678",
            "x-0123456789",
            "o-0123456789012345678901234567890123",
        ],
    ),
    (
        r"^http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$",
        &["http://", "https://a.b/c?d=e#f", "https://a#b"],
        &["httpx://", "https://a b", "https://a#b?c", "ftp://a"],
    ),
    (
        r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+",
        &["Straße 9", "日本", "a\u{3000}b", "½"],
        &["", "a#b", "a\tb", "a\\b"],
    ),
    (r"[\p{L}\p{Z}\p{N}_.:/=+\-@{}]*", &["", "{x}"], &["[x]"]),
    (
        r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*",
        &["", "\t\n\r ~¡ÿ"],
        &["\u{a0}", "\u{b}", "—"],
    ),
    (
        r"/[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*/",
        &["//", "/a b/"],
        &["/", "a/"],
    ),
    (r"[ -~]+", &["a b~"], &["", "é"]),
    (r"[:\w]+", &["a:b"], &["a-b"]),
    (r"[\s\S]*", &["", "any\nthing"], &[]),
    (
        r"[^\s@]+@[^\s@]+\.[^\s@]+",
        &["a@b.c", "a@b.c.d"],
        &["a@b", "a b@c.d", "@b.c"],
    ),
    (r"a|bc|d", &["a", "bc", "d"], &["b", "abc", ""]),
    (r"(a|b)*c", &["c", "abac"], &["ab", "cab"]),
    (r"a{2,}", &["aa", "aaaa"], &["a"]),
    (r"a.c", &["abc", "a😀c"], &["ac", "a\nc"]),
];

#[test]
fn patterns_match_whole_texts() {
    for (pattern, good, bad) in CASES {
        for text in *good {
            assert!(matches(pattern, text), "{pattern} matches {text:?}");
        }
        for text in *bad {
            assert!(!matches(pattern, text), "{pattern} doesn't match {text:?}");
        }
    }
}

/// Java's `\u` takes four digits: `\u10000` in STS's model is U+1000 and a nought, so that nothing beyond
/// the basic plane is allowed.
#[test]
fn codes_have_four_digits_as_in_java() {
    let policy = sts::PATTERNS
        .iter()
        .find(|pattern| pattern.as_str().contains(r"\u10000"))
        .unwrap();
    assert!(policy.matches("{\"Version\": \"2012-10-17\"}"));
    assert!(!policy.matches("😀"));
}

#[test]
fn every_pattern_of_the_models_is_supported() {
    let patterns: Vec<_> = [
        iam::PATTERNS,
        sts::PATTERNS,
        s3::PATTERNS,
        organizations::PATTERNS,
    ]
    .concat();
    assert!(patterns.len() > 40, "{} patterns", patterns.len());
    for pattern in patterns {
        if let Err(unsupported) = compile(pattern.as_str()) {
            panic!("{unsupported}");
        }
    }
}

#[test]
fn what_is_not_supported_is_said() {
    let unsupported = [
        r"a+?", r"a++", r"(?=a)", r"(?<n>a)", r"[a[b]]", r"[a&&b]", r"\p{M}", r"\b", r"(a", r"a)", r"[a",
        r"*a", r"a{x}", r"a{1", r"[b-a]", r"\u12", r"(?!ab)", r"[a-\d]",
    ];
    for pattern in unsupported {
        assert!(compile(pattern).is_err(), "{pattern}");
    }
}

/// Nested counts make a backtracking matcher take 2^n steps: this one takes n.
#[test]
fn hostile_texts_are_matched_in_linear_time() {
    let path = Pattern::new(r"((/[A-Za-z0-9\.,\+@=_-]+)*)/");
    assert!(!path.matches(&"/a".repeat(50_000)));
    assert!(!matches(r"((a*)*)*b", &"a".repeat(10_000)));
}

#[test]
fn texts_of_every_pattern_are_as_long_as_wanted_and_match() {
    let patterns: Vec<_> = [iam::PATTERNS, sts::PATTERNS, organizations::PATTERNS].concat();
    for pattern in patterns {
        let texts = Texts::of(pattern);
        let (first, last) = texts.lengths(0, None);
        for length in 0..200 {
            let Some(text) = texts.long(length) else {
                continue;
            };
            assert!(pattern.matches(&text), "{pattern:?} {text}");
            assert_eq!(text.chars().count(), length, "{pattern:?}");
            assert!(
                first <= length && last.is_none_or(|last| length <= last),
                "{pattern:?} {length}"
            );
        }
    }
    let alias = Texts::of(&Pattern::new(r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"));
    assert_eq!(alias.lengths(0, None), (3, Some(63)));
    assert_eq!(Texts::of(&Pattern::new(r"(a|bb)+")).lengths(0, None), (1, None));
    assert_eq!(Texts::of(&Pattern::new(r"\d{12}")).long(11), None);
    assert_eq!(
        Texts::of(&Pattern::new(r"-(?!-)[-a]")).long(2).as_deref(),
        Some("-a")
    );
}
